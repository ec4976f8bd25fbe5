import { isFault, lawWords } from '../../../contract/model/laws';
import type { useLaws } from '../../state/laws';
import { counted } from '../../ui/figures';

export function lawsStatus({ phase, answer, target }: ReturnType<typeof useLaws.getState>): string {
  const name = target?.name ?? '';
  switch (phase.kind) {
    case 'idle':
      return '';
    case 'starting':
      return `Starting ${name}`;
    case 'going':
      return phase.law === null ? `Reading rows for ${name}` : lawWords[phase.law].title;
    case 'cancelled':
      return 'Cancelled';
    case 'failed':
      return 'Failed';
    case 'done': {
      if (answer === null) return 'No answer';
      const broken = answer.results.filter(isFault).length;
      const cases = answer.results.reduce((sum, result) => sum + result.cases, 0);
      const verdict = broken === 0 ? 'no law is broken' : `${counted(broken, 'law')} broken`;
      return `${name}: ${verdict}; ${counted(cases, 'case')} from ${counted(answer.rows, 'row')} of ${counted(answer.keys, 'key')}, seed ${answer.seed}`;
    }
  }
}
