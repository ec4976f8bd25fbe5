export { createDatagen, type DatagenSource } from './datagen';
export { type GeneratedRows } from './generated-rows';
export { createInline, type InlineSource } from './inline';
export { jsonLines } from './json-lines';
export { createJsonlSink, type JsonlSink } from './jsonl-sink';
export { createNasty, nastyRows, type NastySource } from './nasty';
export { Rebatcher } from './rebatcher';
