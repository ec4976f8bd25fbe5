import { expect, it } from 'vitest';
import { quotedWhereNeeded } from './queries';

it('names that are no plain words are quoted', () => {
  expect(['flights', 'late runs', 'a"b'].map(quotedWhereNeeded)).toEqual(['flights', '"late runs"', '"a""b"']);
});
