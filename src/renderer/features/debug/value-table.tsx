import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { closeTable, openTable, tablePageRows, type ShownTable } from '../../state/debug-table';
import { IconButton } from '../../ui/button';
import { counted, grouped } from '../../ui/figures';

/** A page of a DataFrame or Series: the index, then the columns, what pandas calls missing as NULL. */
export function ValueTable({ table }: { readonly table: ShownTable }) {
  const { expression, page, problem } = table;
  return (
    <section className="debug-table" aria-label={`Table of ${expression}`}>
      <p className="debug-table-head">
        <b className="code">{expression}</b>
        <span className="tabular">{page === null ? problem : sizeText(page.rows, page.allColumns)}</span>
        <span className="rows-space" />
        {page === null || page.rows <= tablePageRows ? null : (
          <>
            <IconButton
              label="Rows before"
              disabled={page.start === 0}
              onClick={() => void openTable(expression, Math.max(0, page.start - tablePageRows))}
            >
              <ChevronLeft size={13} aria-hidden />
            </IconButton>
            <IconButton
              label="Rows after"
              disabled={page.start + tablePageRows >= page.rows}
              onClick={() => void openTable(expression, page.start + tablePageRows)}
            >
              <ChevronRight size={13} aria-hidden />
            </IconButton>
          </>
        )}
        <IconButton label="Close the table" onClick={closeTable}>
          <X size={13} aria-hidden />
        </IconButton>
      </p>
      {page === null ? null : (
        <div className="debug-table-body" tabIndex={0} role="region" aria-label="Rows">
          <table>
            <thead>
              <tr>
                <th scope="col" aria-label="Index" />
                {page.columns.map(({ name, type }, index) => (
                  <th key={index} scope="col">
                    {name} <small>{type}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.cells.map(([label, ...cells], row) => (
                <tr key={page.start + row}>
                  <th scope="row">{label}</th>
                  {cells.map((cell, column) => (
                    <td key={column}>{cell === null ? <span className="debug-null">NULL</span> : cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function sizeText(rows: number, columns: number): string {
  return `${counted(rows, 'row')}, ${grouped(columns)} ${columns === 1 ? 'column' : 'columns'}`;
}
