/** The command line that measures the same again, for the note behind every figure. */
import type { CompareOptions, CompareEnd } from '../../state/compare';
import type { RunTarget } from '../../state/run-target';

export function reproduceCommand(target: RunTarget, options: CompareOptions): string {
  const words = ['udf-workbench', 'compare', target.file, '--function', target.name];
  words.push(
    '--modes',
    options.modes.join(','),
    '--repeat',
    String(options.repeat),
    '--seconds',
    String(options.seconds),
  );
  if (options.slotsTo !== null) words.push('--slots-to', String(options.slotsTo));
  words.push('--json');
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

/** A comparison's end in a word, for screen readers. */
export function endWord(end: CompareEnd): string {
  switch (end.kind) {
    case 'done':
      return 'Comparison finished';
    case 'failed':
      return 'Comparison failed';
    case 'cancelled':
      return 'Comparison cancelled';
  }
}
