/** Facts of an error, checked: they crossed two processes and are only promised in words. */

export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly in: string;
  readonly text: string;
}

export interface FailingArgument {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

type Facts = Readonly<Record<string, unknown>>;

function recordsOf(fact: unknown): readonly Facts[] {
  if (!Array.isArray(fact)) return [];
  return fact.filter((item): item is Facts => typeof item === 'object' && item !== null && !Array.isArray(item));
}

function textOf(fact: unknown): string {
  if (typeof fact === 'string') return fact;
  return typeof fact === 'number' || typeof fact === 'boolean' ? String(fact) : '';
}

/** Outermost first. */
export function framesOf(facts: Facts): readonly Frame[] {
  return recordsOf(facts['frames']).flatMap((frame) => {
    const line = frame['line'];
    if (typeof frame['file'] !== 'string' || typeof line !== 'number') return [];
    return [{ file: frame['file'], line, in: textOf(frame['in']), text: textOf(frame['text']).trim() }];
  });
}

export function argumentsOfFailure(facts: Facts): readonly FailingArgument[] {
  return recordsOf(facts['args']).map((arg) => ({
    name: textOf(arg['name']),
    type: textOf(arg['type']),
    value: textOf(arg['value']),
  }));
}

/** 0-based input row, or null. */
export function failingRow(facts: Facts): number | null {
  const row = facts['row'];
  return typeof row === 'number' && Number.isInteger(row) && row >= 0 ? row : null;
}

const labels: Readonly<Record<string, string>> = {
  declaredType: 'Declared result type',
  value: 'Returned value',
  exitCode: 'Exit code',
  signal: 'Signal',
  missing: 'Missing',
  key: 'Setting',
  origin: 'Set in',
};

/** Facts that are a line of text each, with words for their keys. */
export function plainFacts(facts: Facts): readonly { readonly label: string; readonly value: string }[] {
  return Object.entries(labels).flatMap(([key, label]) => {
    const value = textOf(facts[key]);
    return value === '' ? [] : [{ label, value }];
  });
}

/** The failing line's text, where the error is about one that has no frame (a syntax error). */
export function sourceText(facts: Facts): string | null {
  const text = facts['text'];
  return typeof text === 'string' && text !== '' ? text : null;
}

export function namesOf(fact: unknown): readonly string[] {
  return Array.isArray(fact) ? fact.filter((item): item is string => typeof item === 'string') : [];
}

export function stderrTail(facts: Facts): string {
  const tail = facts['stderrTail'];
  return Array.isArray(tail) ? namesOf(tail).join('\n') : textOf(tail);
}
