/** How a function does, in the few words that fit above it. */
import { modeNames } from '../../../contract/model/job';
import { figureText, rateFigure } from '../../ui/figures';
import { lastSpeedOf, type FunctionFigures } from './function-figures';
import type { Grade } from './function-grade';

/** null: nothing is known. */
export function statusWords(figures: FunctionFigures, grade: Grade): string | null {
  const { best } = figures;
  const last = lastSpeedOf(figures);
  const words: string[] = [];
  if (last !== null) {
    const speed = figureText(rateFigure(last.entry.rowsPerSecond ?? 0));
    words.push(last.isPresent ? speed : `${speed}, edited since`);
  }
  if (best !== null && best.age === null && best.mode !== null) words.push(`best: ${modeNames[best.mode]}`);
  if (grade.letter !== null) words.push(grade.letter);
  return words.length === 0 ? null : words.join(' · ');
}
