export { createDatagen, type DatagenSource } from './datagen';
export { type GeneratedRows } from './generated-rows';
export { createInline, type InlineSource } from './inline';
export { batchCsvLines, csvHead } from './csv-lines';
export { batchJsonLines, jsonLines } from './json-lines';
export { createJsonlSink, type JsonlSink } from './jsonl-sink';
export { createNasty, nastyRows, type NastySource } from './nasty';
export { OutputFile } from './output-file';
export { Rebatcher } from './rebatcher';
