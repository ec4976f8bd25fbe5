/** Prints the rows of a run as they come, page by page, no faster than stdout takes them. */
import type { Field } from '../contract/model/data-type';
import type { Cell, RowsPage } from '../contract/model/rows';
import { jsonLines } from '../runtime/connectors/json-lines';
import { RowTable } from './table';
import { writeStdout } from './terminal';

const rowsInPage = 1_000;

/** json: an object a row. changelog: `{"kind","row"}` a change. */
export type PrintForm = 'table' | 'json' | 'changelog';

export class ResultPrinter {
  private readonly readPage: (start: number, count: number) => Promise<RowsPage>;
  private readonly form: PrintForm;
  private table: RowTable | null = null;
  private printed = 0;
  private going: Promise<void> = Promise.resolve();
  private isWanted = false;

  constructor(readPage: (start: number, count: number) => Promise<RowsPage>, form: PrintForm) {
    this.readPage = readPage;
    this.form = form;
  }

  /** Prints what has come since. Calls while it prints are taken together. */
  pump(): void {
    if (this.isWanted) return;
    this.isWanted = true;
    this.going = this.going.then(() => this.print());
    // Told by `finish`, which waits for the same work.
    this.going.catch(() => undefined);
  }

  /** Prints the rest. */
  async finish(): Promise<void> {
    await this.going;
    await this.print();
  }

  private async print(): Promise<void> {
    this.isWanted = false;
    for (;;) {
      const page = await this.readPage(this.printed, rowsInPage);
      if (page.columns.length === 0) return;
      await writeStdout(this.format(page));
      this.printed += page.rows.length;
      if (page.rows.length === 0 || this.printed >= page.total) return;
    }
  }

  private format(page: RowsPage): string {
    if (this.form === 'json') return page.rows.length === 0 ? '' : jsonLines(page.columns, page.rows);
    if (this.form === 'changelog') return page.rows.length === 0 ? '' : changeLines(page.columns, page.rows);
    if (this.table === null) {
      if (page.rows.length === 0) return '';
      this.table = new RowTable(page.columns, page.rows);
      return this.table.header() + this.table.rows(page.rows);
    }
    return this.table.rows(page.rows);
  }
}

/** The first column is the row kind. */
function changeLines(columns: readonly Field[], rows: readonly (readonly Cell[])[]): string {
  return rows
    .map(([kind = null, ...row]) => {
      const line = jsonLines(columns.slice(1), [row]).trimEnd();
      return `{"kind":${JSON.stringify(kind)},"row":${line}}\n`;
    })
    .join('');
}
