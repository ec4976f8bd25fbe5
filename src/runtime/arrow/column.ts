/** Columns of a record batch and what is done with them: the door to this folder for the rest of the engine. */
export { concatBatches, ownBatch, transferListOf } from './batch';
export { indexesByPart, takeRows } from './gather';
export { hashRows } from './hash-rows';
export { isNull, type Column, type ColumnBatch, type Values } from './column-model';
export { batchSizeBytes, sliceBatch } from './slice';
