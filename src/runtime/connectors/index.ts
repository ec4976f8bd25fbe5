export { createDatagen, type Datagen, type DatagenSource } from './datagen';
export { jsonLines } from './json-lines';
export { createJsonlSink, type JsonlSink } from './jsonl-sink';
export { Rebatcher } from './rebatcher';
