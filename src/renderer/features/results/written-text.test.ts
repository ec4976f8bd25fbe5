import { expect, it } from 'vitest';
import { workbenchError } from '../../../contract/errors';
import { writtenText } from './written-text';

it('says what of a run that did not end well is where', () => {
  const { data: error } = workbenchError('UDF_EXCEPTION', 'run', 'x');
  expect(writtenText({ kind: 'failed', error, rows: 3 }, undefined)).toBeNull();
  const written = { path: '/p/out.csv.partial', bytes: 1_200 };
  expect(writtenText({ kind: 'failed', error, rows: 3, written }, undefined)?.replace(/\s/g, ' ')).toBe(
    'The rows before the failure (1.20 kB) are in /p/out.csv.partial; the file itself is as it was.',
  );
  expect(writtenText({ kind: 'cancelled', rows: 3, written }, undefined)).toContain('before the run was cancelled');
});
