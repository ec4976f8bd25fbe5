/** Arrow IPC: schemas and record batches as messages of a stream, over the same buffers that columns view. */
import {
  Binary,
  Bool,
  DateDay,
  Field as ArrowField,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  Message,
  Schema,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  Utf8,
  type DataType as ArrowType,
  type Timestamp,
} from 'apache-arrow';
import {
  BufferRegion as ArrowRegion,
  FieldNode,
  RecordBatch as RecordBatchHeader,
} from 'apache-arrow/ipc/metadata/message';
import { formatDataType, parseDataType, type DataType, type Field } from '../../contract/model/data-type';
import { countClearBits } from './bitmap';
import { alignTo8, columnsOver, compactBuffers, type BufferRegion } from './buffers';
import type { Column, ColumnBatch } from './column-model';
import { timeUnitOf } from './layout';
import { unsupportedType } from './unsupported';

/** Key of a field's metadata that holds the Flink type: Arrow has no CHAR, VARCHAR or TIMESTAMP(4). */
const FLINK_TYPE = 'flink.type';

/** Before each message: a mark, then the length of its metadata. */
export const MESSAGE_PREFIX_BYTES = 8;
const CONTINUATION = 0xffff_ffff;

/** The marks that end a stream. */
export const endOfStream: Uint8Array = new Uint8Array(Uint32Array.of(CONTINUATION, 0).buffer);

/** Throws UNSUPPORTED_TYPE naming the column. */
export function schemaOf(fields: readonly Field[]): Schema {
  return new Schema(
    fields.map(
      ({ name, type }) =>
        new ArrowField(name, arrowType(type, name), type.nullable, new Map([[FLINK_TYPE, formatDataType(type)]])),
    ),
  );
}

/** Fields of a schema made by `schemaOf`; null where it is another's. */
function fieldsOf(schema: Schema): Field[] | null {
  const fields: Field[] = [];
  for (const field of schema.fields) {
    const text = field.metadata.get(FLINK_TYPE);
    if (text === undefined) return null;
    fields.push({ name: field.name, type: parseDataType(text) });
  }
  return fields;
}

function arrowType(type: DataType, column: string): ArrowType {
  switch (type.kind) {
    case 'BOOLEAN':
      return new Bool();
    case 'TINYINT':
      return new Int8();
    case 'SMALLINT':
      return new Int16();
    case 'INT':
      return new Int32();
    case 'BIGINT':
      return new Int64();
    case 'FLOAT':
      return new Float32();
    case 'DOUBLE':
      return new Float64();
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
      return new Utf8();
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
      return new Binary();
    case 'DATE':
      return new DateDay();
    case 'TIMESTAMP':
      return timestampType(type.precision);
    case 'TIME':
    case 'TIMESTAMP_LTZ':
    case 'DECIMAL':
    case 'ARRAY':
    case 'MAP':
    case 'ROW':
      throw unsupportedType(type, column);
  }
}

function timestampType(precision: number): Timestamp {
  switch (timeUnitOf(precision)) {
    case 'second':
      return new TimestampSecond();
    case 'millisecond':
      return new TimestampMillisecond();
    case 'microsecond':
      return new TimestampMicrosecond();
    case 'nanosecond':
      return new TimestampNanosecond();
  }
}

/** The first message of a stream. */
export function schemaMessage(fields: readonly Field[]): Uint8Array {
  return framed(Message.encode(Message.from(schemaOf(fields))));
}

/** A batch as pieces to be written one after the other; they view the batch's buffers wherever those begin at 0. */
export function batchMessage(batch: ColumnBatch): Uint8Array[] {
  const buffers = compactBuffers(batch);
  const regions: ArrowRegion[] = [];
  let bodyBytes = 0;
  for (const buffer of buffers) {
    regions.push(new ArrowRegion(bodyBytes, buffer.length));
    bodyBytes = alignTo8(bodyBytes + buffer.length);
  }
  const nodes: FieldNode[] = [];
  for (const column of batch.columns) addNodes(column, nodes);
  const header = new RecordBatchHeader(batch.rows, nodes, regions, null);
  const pieces = [framed(Message.encode(Message.from(header, bodyBytes)))];
  for (const buffer of buffers) {
    const padding = alignTo8(buffer.length) - buffer.length;
    if (buffer.length > 0) pieces.push(buffer);
    if (padding > 0) pieces.push(zeros.subarray(0, padding));
  }
  return pieces;
}

const zeros = new Uint8Array(8);

function addNodes(column: Column, nodes: FieldNode[]): void {
  const nulls = column.validity === null ? 0 : countClearBits(column.validity, 0, column.length);
  nodes.push(new FieldNode(column.length, nulls));
  for (const child of column.children) addNodes(child, nodes);
}

function framed(metadata: Uint8Array): Uint8Array {
  const length = alignTo8(metadata.length);
  const message = new Uint8Array(MESSAGE_PREFIX_BYTES + length);
  new DataView(message.buffer).setUint32(0, CONTINUATION, true);
  new DataView(message.buffer).setUint32(4, length, true);
  message.set(metadata, MESSAGE_PREFIX_BYTES);
  return message;
}

/** What the 8 bytes before a message say. */
export type MessagePrefix =
  { readonly kind: 'message'; readonly metadataBytes: number } | { readonly kind: 'end' | 'none' };

export function readPrefix(bytes: Uint8Array): MessagePrefix {
  const view = new DataView(bytes.buffer, bytes.byteOffset, MESSAGE_PREFIX_BYTES);
  if (view.getUint32(0, true) !== CONTINUATION) return { kind: 'none' };
  const metadataBytes = view.getUint32(4, true);
  return metadataBytes === 0 ? { kind: 'end' } : { kind: 'message', metadataBytes };
}

/** A message without its body. */
export type IpcMessage =
  | { readonly kind: 'schema'; readonly fields: readonly Field[] }
  | {
      readonly kind: 'batch';
      readonly rows: number;
      readonly bodyBytes: number;
      readonly regions: readonly BufferRegion[];
    };

/** null where the metadata are no message that `schemaMessage` or `batchMessage` makes. */
export function readMetadata(metadata: Uint8Array): IpcMessage | null {
  let message: Message;
  try {
    message = Message.decode(metadata);
  } catch {
    return null;
  }
  if (message.isSchema()) {
    const fields = fieldsOf(message.header());
    return fields === null ? null : { kind: 'schema', fields };
  }
  if (!message.isRecordBatch()) return null;
  const header = message.header();
  return { kind: 'batch', rows: header.length, bodyBytes: message.bodyLength, regions: header.buffers };
}

/** Columns over a message's body, which must begin at a multiple of 8 of its ArrayBuffer. */
export function readBody(
  message: { readonly rows: number; readonly regions: readonly BufferRegion[] },
  body: Uint8Array,
  fields: readonly Field[],
): ColumnBatch {
  const types = fields.map(({ type }) => type);
  return { rows: message.rows, columns: columnsOver(body, message.regions, types, message.rows) };
}
