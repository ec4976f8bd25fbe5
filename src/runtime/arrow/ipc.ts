/** Arrow IPC: schemas and record batches as messages of a stream, over the same buffers that columns view. */
import { Message } from 'apache-arrow';
import {
  BufferRegion as ArrowRegion,
  FieldNode,
  RecordBatch as RecordBatchHeader,
} from 'apache-arrow/ipc/metadata/message';
import type { DataType, Field } from '../../contract/model/data-type';
import { countClearBits } from './bitmap';
import { alignTo8, bufferCount, columnsOver, compactBuffers, compactChildren, type BufferRegion } from './buffers';
import type { Column, ColumnBatch } from './column-model';
import { fieldsOf, schemaOf } from './ipc-schema';
import { childTypes } from './layout';

/** Before each message: a mark, then the length of its metadata. */
export const MESSAGE_PREFIX_BYTES = 8;
const CONTINUATION = 0xffff_ffff;

/** The marks that end a stream. */
export const endOfStream: Uint8Array = new Uint8Array(Uint32Array.of(CONTINUATION, 0).buffer);

/** The first message of a stream. */
export function schemaMessage(fields: readonly Field[]): Uint8Array {
  return framed(Message.encode(Message.from(schemaOf(fields))));
}

/** A batch as pieces to be written one after the other; they view the batch's buffers wherever those begin at 0. */
export function batchMessage(batch: ColumnBatch): Uint8Array[] {
  const buffers = withEntries(
    compactBuffers(batch),
    batch.columns.map(({ type }) => type),
  );
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
  const children = compactChildren(column);
  if (column.type.kind === 'MAP') nodes.push(new FieldNode(children[0]?.length ?? 0, 0));
  for (const child of children) addNodes(child, nodes);
}

/**
 * Arrow keeps a MAP's keys and values as the two fields of a row `entries`, which has a validity of its own: empty, there is
 * no NULL pair. Positions of those buffers in Arrow's list.
 */
function entriesPositions(types: readonly DataType[], start: number, positions: number[]): number {
  let position = start;
  for (const type of types) {
    const own = bufferCount([type]) - bufferCount(childTypes(type));
    position += own;
    if (type.kind === 'MAP') positions.push(position++);
    position = entriesPositions(childTypes(type), position, positions);
  }
  return position;
}

function withEntries(buffers: readonly Uint8Array[], types: readonly DataType[]): readonly Uint8Array[] {
  const positions: number[] = [];
  entriesPositions(types, 0, positions);
  if (positions.length === 0) return buffers;
  const all = [...buffers];
  for (const position of positions) all.splice(position, 0, zeros.subarray(0, 0));
  return all;
}

function withoutEntries(regions: readonly BufferRegion[], types: readonly DataType[]): readonly BufferRegion[] {
  const positions: number[] = [];
  entriesPositions(types, 0, positions);
  const dropped = new Set(positions);
  return positions.length === 0 ? regions : regions.filter((_, index) => !dropped.has(index));
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
  return {
    rows: message.rows,
    columns: columnsOver(body, withoutEntries(message.regions, types), types, message.rows),
  };
}
