import { useEffect, useState } from 'react';
import { toErrorData } from '../../../contract/errors';
import type { Field } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import { api } from '../../state/connection';
import { Notice } from '../../ui/notice';
import { TypeMark } from '../../ui/type-mark';
import { parsedSchema } from '../data/schema-text';
import { CellText } from '../results/cell-text';

interface NastyPreviewProps {
  /** As text: what is typed. It holds at least one column. */
  readonly schema: string;
  readonly seed: number;
}

type Preview =
  | { readonly kind: 'none' }
  | { readonly kind: 'rows'; readonly columns: readonly Field[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'failed'; readonly message: string };

const shownRows = 40;
/** Typing is not asked about key by key. */
const settleMs = 200;

export function NastyPreview({ schema, seed }: NastyPreviewProps) {
  const [preview, setPreview] = useState<Preview>({ kind: 'none' });
  useEffect(() => {
    let isCurrent = true;
    const columns = parsedSchema(schema).fields;
    const timer = setTimeout(() => {
      const put = (next: Preview) => (isCurrent ? setPreview(next) : undefined);
      api()
        .nastyRows({ schema: [...columns], rows: shownRows, seed })
        .then(
          ({ rows }) => put({ kind: 'rows', columns, rows }),
          (thrown: unknown) => put({ kind: 'failed', message: toErrorData(thrown).error }),
        );
    }, settleMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [schema, seed]);
  return (
    <div className="nasty-preview" tabIndex={0} role="group" aria-label="First nasty rows">
      {preview.kind === 'failed' ? <Notice kind="danger">{preview.message}</Notice> : null}
      {preview.kind === 'rows' ? (
        <table className="side-table">
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th key={column.name} scope="col">
                  <TypeMark type={column.type} /> {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              <tr key={index}>
                {preview.columns.map((column, position) => (
                  <td key={column.name}>
                    <CellText cell={row[position] ?? null} type={column.type} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}
