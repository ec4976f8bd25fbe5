/** What a spreadsheet, or a CSV file, puts on the clipboard: a table of texts; null where nothing stands, as NULL does in CSV data. */

/** Tabs where there is one, else commas. Quoted cells may hold both, and line breaks; `""` in quotes is a quote. */
export function pastedCells(text: string): (string | null)[][] {
  const separator = text.includes('\t') ? '\t' : ',';
  const reader = new CellReader(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''), separator);
  const rows: (string | null)[][] = [];
  do rows.push(reader.row());
  while (reader.hasMore());
  return rows;
}

class CellReader {
  private at = 0;
  private readonly text: string;
  private readonly separator: string;

  constructor(text: string, separator: string) {
    this.text = text;
    this.separator = separator;
  }

  hasMore(): boolean {
    return this.at < this.text.length || this.text[this.at - 1] === '\n';
  }

  /** Up to and with the line break. */
  row(): (string | null)[] {
    const cells = [this.cell()];
    while (this.text[this.at] === this.separator) {
      this.at += 1;
      cells.push(this.cell());
    }
    this.at += 1;
    return cells;
  }

  private cell(): string | null {
    return this.text[this.at] === '"' ? (this.quoted() ?? this.plain()) : this.plain();
  }

  private plain(): string | null {
    const start = this.at;
    while (this.at < this.text.length && !this.isEnd(this.text[this.at])) this.at += 1;
    return this.at === start ? null : this.text.slice(start, this.at);
  }

  /** null where the quote is none: it is not closed before a separator. */
  private quoted(): string | null {
    const start = this.at;
    let value = '';
    this.at += 1;
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? '';
      if (character !== '"') value += character;
      else if (this.text[this.at + 1] === '"') {
        value += '"';
        this.at += 1;
      } else {
        this.at += 1;
        if (this.at >= this.text.length || this.isEnd(this.text[this.at])) return value;
        break;
      }
      this.at += 1;
    }
    this.at = start;
    return null;
  }

  private isEnd(character: string | undefined): boolean {
    return character === this.separator || character === '\n';
  }
}
