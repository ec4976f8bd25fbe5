/** The table every user asks about, the general words and this function's own figures side by side. */
import type { CompareResult, ModeOutcome, ReferenceFigures } from '../../../contract/model/compare';
import { modes, type Mode } from '../../../contract/model/job';
import { figureText, shareFigure, sizeFigure } from '../../ui/figures';
import { ModeMark } from '../../ui/mode-mark';

interface Aspect {
  readonly name: string;
  readonly words: Readonly<Record<Mode, string>>;
  /** This function's figure, or null where it was not measured. */
  readonly measured: (mode: Mode, outcome: ModeOutcome | undefined, figures: ReferenceFigures) => string | null;
}

const aspects: readonly Aspect[] = [
  {
    name: 'Isolation',
    words: {
      'process-row': 'A Python process a slot',
      'process-arrow': 'A Python process a slot',
      thread: 'Inside the task manager',
    },
    measured: (mode, _outcome, figures) => {
      const radius = figures.blastRadius[mode];
      if (radius === undefined) return null;
      return radius === 'slot' ? 'a crash costs one slot' : 'a crash costs every slot';
    },
  },
  {
    name: 'Serialization overhead',
    words: {
      'process-row': 'Every row, both ways',
      'process-arrow': 'Column buffers, both ways',
      thread: 'Least: read in place',
    },
    measured: (_mode, outcome) =>
      outcome?.available === true ? `${figureText(shareFigure(outcome.serializationShare))} of the work` : null,
  },
  {
    name: 'Memory per slot',
    words: {
      'process-row': 'An interpreter and your imports',
      'process-arrow': 'The same, pandas and pyarrow',
      thread: 'Shared by all slots',
    },
    measured: (_mode, outcome) =>
      outcome?.available === true ? figureText(sizeFigure(outcome.memoryPerSlotBytes)) : null,
  },
  {
    name: 'GIL impact',
    words: { 'process-row': 'None: a GIL each', 'process-arrow': 'None: a GIL each', thread: 'Slots share one GIL' },
    measured: (mode, _outcome, figures) => {
      const ratio = figures.gilScaling[mode];
      return ratio === undefined || ratio === null ? null : `2 slots do ${ratio.toFixed(2)}× the work of 1`;
    },
  },
  {
    name: 'C extensions',
    words: { 'process-row': 'Any', 'process-arrow': 'Any', thread: 'Must bear an embedded interpreter' },
    measured: (mode, outcome, figures) =>
      mode === 'thread' ? extensionWords(figures) : outcome?.available === true ? 'all imported' : null,
  },
];

function extensionWords({ cExtensions }: ReferenceFigures): string {
  const failed = cExtensions.filter(({ error }) => error !== null);
  if (failed.length > 0) return failed.map(({ module, error }) => `${module} fails: ${error ?? ''}`).join('; ');
  const extensions = cExtensions.filter(({ isExtension }) => isExtension).map(({ module }) => module);
  if (extensions.length > 0) return `${extensions.join(', ')} imported`;
  return cExtensions.length === 0 ? 'this file imports none' : `${cExtensions.length} imports, no C extension`;
}

export function ReferenceTable({ result }: { readonly result: CompareResult }) {
  return (
    <section className="compare-section" aria-label="Reference">
      <h3>What each mode means for this function</h3>
      <table className="reference-table">
        <thead>
          <tr>
            <td />
            {modes.map((mode) => (
              <th key={mode} scope="col">
                <ModeMark mode={mode} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {aspects.map((aspect) => (
            <tr key={aspect.name}>
              <th scope="row">{aspect.name}</th>
              {modes.map((mode) => (
                <td key={mode}>
                  {aspect.words[mode]}
                  <strong className="tabular">
                    {aspect.measured(mode, result.modes[mode], result.reference) ?? 'not measured'}
                  </strong>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
