import { lawWords, type Law, type LawExample } from '../../../contract/model/laws';
import { acceptExample, debugExample, jobOfExample } from '../../state/laws';
import { headline } from '../../state/problems';
import { shownText } from '../../state/shown-lines';
import { Button } from '../../ui/button';
import { counted } from '../../ui/figures';

interface LawExampleProps {
  readonly law: Law;
  readonly example: LawExample;
  /** Of the function's arguments. */
  readonly names: readonly string[];
}

/** The fewest and simplest rows that show it, and what came of them in both ways. */
export function LawExampleView({ law, example, names }: LawExampleProps) {
  const words = lawWords[law];
  const { rows, numbers, expected, actual, error, found } = example;
  const usable = jobOfExample(example) !== null;
  return (
    <div className="law-example">
      {rows.length === 0 ? null : (
        <table className="state-table">
          <caption>Smallest case that shows it; it was found with {counted(found, 'row')}</caption>
          <thead>
            <tr>
              {rows[0]?.map((_, index) => (
                <th key={index} scope="col" className="code">
                  {names[index] ?? `argument ${index + 1}`}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Where it goes</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((args, row) => (
              <tr key={row}>
                {args.map((arg, index) => (
                  <td key={index}>{shownText(arg)}</td>
                ))}
                <td className="state-faint">{words.number(numbers[row] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className="law-values">
        <div>
          <dt>{words.expected}</dt>
          <dd className="code">{law === 'empty' ? '' : shownText(expected ?? null)}</dd>
        </div>
        <div className="law-actual">
          <dt>{words.actual}</dt>
          <dd className="code">{error === undefined ? shownText(actual ?? null) : headline(error)}</dd>
        </div>
      </dl>
      {usable ? (
        <div className="law-actions">
          <Button small onClick={() => debugExample(law, example)}>
            Debug it
          </Button>
          <Button small onClick={() => acceptExample(example)}>
            Accept its rows as a test
          </Button>
        </div>
      ) : null}
    </div>
  );
}
