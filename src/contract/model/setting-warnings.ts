/** What is to be known of settings as they stand together: values that decide nothing, or less than they say. */
import { canonicalValue, settingDefinition, type EffectiveSettings } from './settings';

/** Sentences by key; keys without any are left out. What a profile brings by itself is not worth a word. */
export function settingWarnings(settings: EffectiveSettings): Readonly<Record<string, readonly string[]>> {
  const warnings: Record<string, string[]> = {};
  for (const key of Object.keys(settings)) {
    const words = [...carriedWords(key, settings), ...capWords(key, settings), ...threadWords(key, settings)];
    if (words.length > 0) warnings[key] = words;
  }
  return warnings;
}

const isAsked = (key: string, settings: EffectiveSettings): boolean =>
  settings[key] !== undefined && settings[key].origin !== 'profile';

function carriedWords(key: string, settings: EffectiveSettings): string[] {
  if (!isAsked(key, settings)) return [];
  const definition = settingDefinition(key);
  if (definition === undefined) return ['Carried without effect: the workbench does not know this key.'];
  if (definition.carried === undefined) return [];
  const isDefault = canonicalValue(key, settings[key]?.value ?? '') === definition.defaults['flink-2.3'];
  return isDefault ? [] : ['Carried without effect in runs of the workbench.'];
}

const bundleSize = 'python.fn-execution.bundle.size';
const batchSize = 'python.fn-execution.arrow.batch.size';

function capWords(key: string, settings: EffectiveSettings): string[] {
  if (key !== batchSize) return [];
  const bundle = Number(settings[bundleSize]?.value);
  const batch = Number(settings[batchSize]?.value);
  return batch > bundle ? [`Capped by ${bundleSize}: a batch holds at most the ${bundle} rows of its bundle.`] : [];
}

const ofWorkersOnly: ReadonlyMap<string, string> = new Map([
  ['workbench.transport', 'Thread mode has no transport: Python reads the rows where they lie.'],
  [
    batchSize,
    'Thread mode has no Arrow batches: this counts only for pandas functions, which fall back to process mode.',
  ],
]);

function threadWords(key: string, settings: EffectiveSettings): string[] {
  const words = ofWorkersOnly.get(key);
  const isThread = settings['python.execution-mode']?.value.trim() === 'thread';
  return words !== undefined && isThread && isAsked(key, settings) ? [words] : [];
}
