export { diffStores, type StoreDiff } from './diff-stores';
export { StoreReader } from './store-reader';
export { StoreWriter } from './store-writer';
