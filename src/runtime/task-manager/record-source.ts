/** Where rows come from, as one face: rows made here, a file read by a Python worker, or batches kept from a pass before. */
import * as v from 'valibot';
import { errorDataSchema, WorkbenchError, workbenchError } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { Source } from '../../contract/model/job';
import { FrameKind } from '../../contract/wire/worker';
import { ownBatch, sliceBatch, type ColumnBatch } from '../arrow/column';
import { createDatagen, createInline, createNasty, type GeneratedRows } from '../connectors';
import { decodeBatchPayload } from '../wire/batch-codec';
import type { Frame } from '../wire/frame';
import { frameJson, type LinkEnd, type WorkerLink } from '../workers/link';
import { SqlSource } from './sql-source';
import type { TaskWorkers } from './task-workers';

export interface RecordSource {
  /** null: no more rows. Rejects with the source's error. One call at a time. */
  next(): Promise<ColumnBatch | null>;
  readonly rowsExpected: number | null;
  readonly bytesRead: number | null;
  readonly bytesExpected: number | null;
  close(): Promise<void>;
}

export interface SourceRequest {
  readonly source: Source;
  readonly columns: readonly Field[];
  readonly batchRows: number;
  readonly maxRows: number | null;
}

export async function openSource(request: SourceRequest, workers: TaskWorkers): Promise<RecordSource> {
  const { source, columns, batchRows, maxRows } = request;
  switch (source.kind) {
    case 'datagen':
      return new GeneratedSource(createDatagen(source, columns, batchRows), maxRows);
    case 'inline':
      return new GeneratedSource(owned(createInline(source, columns, batchRows)), maxRows);
    case 'nasty':
      return new GeneratedSource(createNasty(source, columns, batchRows), maxRows);
    case 'file':
      return FileSource.open(request, workers);
    case 'sql':
      return SqlSource.open(source, { columns, batchRows, maxRows });
  }
}

/** Its batches are parts of one, and will be given away one by one. */
function owned(rows: GeneratedRows): GeneratedRows {
  const next = (): ColumnBatch | null => {
    const batch = rows.next();
    return batch === null || batch.rows === rows.rowsExpected ? batch : ownBatch(batch);
  };
  return { rowsExpected: rows.rowsExpected, next };
}

class GeneratedSource implements RecordSource {
  readonly rowsExpected: number;
  readonly bytesRead = null;
  readonly bytesExpected = null;
  private readonly generated: GeneratedRows;
  private left: number;

  constructor(generated: GeneratedRows, maxRows: number | null) {
    this.generated = generated;
    this.left = maxRows ?? Number.POSITIVE_INFINITY;
    this.rowsExpected = Math.min(generated.rowsExpected, this.left);
  }

  async next(): Promise<ColumnBatch | null> {
    const batch = this.left === 0 ? null : this.generated.next();
    if (batch === null) return null;
    const rows = Math.min(batch.rows, this.left);
    this.left -= rows;
    return sliceBatch(batch, 0, rows);
  }

  async close(): Promise<void> {
    this.left = 0;
  }
}

/** Bytes read ahead of the job: one or two large batches, so that reader and function overlap. */
const READ_AHEAD_BYTES = 8 << 20;

const openedSchema = v.object({ rows: v.nullable(v.number()), bytes: v.nullable(v.number()) });

class FileSource implements RecordSource {
  readonly rowsExpected: number | null;
  readonly bytesExpected: number | null;
  private readonly link: WorkerLink;
  private readonly columns: readonly Field[];
  private readonly release: (sound: boolean) => Promise<void>;
  private readonly frames: Frame[] = [];
  private waitingBytes = 0;
  private kibRead = 0;
  private wake: (() => void) | null = null;
  private end: 'none' | 'finished' | WorkbenchError = 'none';
  private closed: Promise<void> | null = null;

  private constructor(
    link: WorkerLink,
    opened: v.InferOutput<typeof openedSchema>,
    request: SourceRequest,
    release: (sound: boolean) => Promise<void>,
  ) {
    this.link = link;
    this.columns = request.columns;
    this.release = release;
    this.bytesExpected = opened.bytes;
    this.rowsExpected = opened.rows === null ? null : Math.min(opened.rows, request.maxRows ?? opened.rows);
  }

  static async open(request: SourceRequest, workers: TaskWorkers): Promise<FileSource> {
    const { source, columns, batchRows, maxRows } = request;
    const task = await workers.connect('arrow', null);
    let file: FileSource | null = null;
    return new Promise<FileSource>((resolve, reject) => {
      const opening = (frame: Frame): void => {
        if (file !== null) return file.receive(frame);
        if (frame.kind === FrameKind.OPENED) {
          file = new FileSource(task.link, frameJson(frame, openedSchema), request, task.release);
          return resolve(file);
        }
        const error =
          frame.kind === FrameKind.ERROR
            ? new WorkbenchError(frameJson(frame, errorDataSchema))
            : workbenchError('INTERNAL', 'run', `The reader sent a frame of kind ${frame.kind} before OPENED.`);
        void task.release(frame.kind === FrameKind.ERROR).then(() => reject(error));
      };
      const ended = (end: LinkEnd): void => {
        // A reader that has sent all hangs up by itself, and is sound.
        if (file?.finished === true) return;
        void task.died(end).then((error) => (file === null ? reject(error) : file.fail(error)));
      };
      task.link.listen(opening, ended);
      task.link.sendJson(FrameKind.OPEN, { task: 'read', source, columns, batchRows, maxRows });
    });
  }

  get finished(): boolean {
    return this.end !== 'none';
  }

  get bytesRead(): number {
    return this.kibRead * 1024;
  }

  async next(): Promise<ColumnBatch | null> {
    while (this.frames.length === 0 && this.end === 'none') {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    const frame = this.frames.shift();
    if (frame === undefined) {
      if (this.end instanceof WorkbenchError) throw this.end;
      return null;
    }
    this.waitingBytes -= frame.payload.byteLength;
    if (this.waitingBytes < READ_AHEAD_BYTES) this.link.resume();
    const types = this.columns.map((column) => column.type);
    return decodeBatchPayload(frame.payload, types);
  }

  /** Also when rows are left: the reader sees the socket's end and stops. */
  close(): Promise<void> {
    this.closed ??= this.letGo();
    return this.closed;
  }

  private async letGo(): Promise<void> {
    const sound = this.end === 'finished' || this.end === 'none';
    this.end = this.end === 'none' ? 'finished' : this.end;
    this.frames.length = 0;
    await this.release(sound);
  }

  private receive(frame: Frame): void {
    if (this.end !== 'none') return;
    switch (frame.kind) {
      case FrameKind.BATCH:
        this.frames.push(frame);
        this.kibRead = frame.sequence;
        this.waitingBytes += frame.payload.byteLength;
        if (this.waitingBytes >= READ_AHEAD_BYTES) this.link.pause();
        break;
      case FrameKind.END_OF_SOURCE:
        this.end = 'finished';
        break;
      case FrameKind.ERROR:
        this.end = new WorkbenchError(frameJson(frame, errorDataSchema));
        break;
      default:
        this.end = workbenchError('INTERNAL', 'run', `The reader sent a frame of kind ${frame.kind}.`);
    }
    this.wake?.();
  }

  private fail(error: WorkbenchError): void {
    if (this.end === 'none') this.end = error;
    this.wake?.();
  }
}
