/**
 * Scrolling a table that is taller than a browser can lay out. Rows have one height; up to `mostPx` the scroll bar is the
 * table's own, above it the bar is shorter than the table and its position is scaled. Fine movements (the wheel, the keyboard)
 * move the table by their own pixels, not by scaled ones, or a notch of the wheel would jump over rows.
 */

/** Chromium lays out 2^25 device pixels at most; half of it leaves room for a display scale of two. */
export const mostPx = 15_000_000;

export class ScrollScale {
  readonly rowPx: number;
  private rows = 0;
  private viewPx = 0;
  /** Where the table is, in its own pixels. */
  private tablePx = 0;
  /** The bar's position that belongs to it. */
  private barPx = 0;

  constructor(rowPx: number) {
    this.rowPx = rowPx;
  }

  get tableHeightPx(): number {
    return this.rows * this.rowPx;
  }

  /** Height of the scrolled element. */
  get barHeightPx(): number {
    return Math.min(this.tableHeightPx, mostPx);
  }

  get isScaled(): boolean {
    return this.tableHeightPx > mostPx;
  }

  get offsetPx(): number {
    return this.tablePx;
  }

  get barOffsetPx(): number {
    return this.barPx;
  }

  private get farthestPx(): number {
    return Math.max(0, this.tableHeightPx - this.viewPx);
  }

  private get farthestBarPx(): number {
    return Math.max(0, this.barHeightPx - this.viewPx);
  }

  /** Growth keeps the rows on the screen where they are. */
  resize(rows: number, viewPx: number): void {
    this.rows = rows;
    this.viewPx = viewPx;
    this.moveTo(this.tablePx);
  }

  /** The bar was dragged or moved by the browser. A position that we set ourselves changes nothing. */
  barMoved(barPx: number): void {
    if (Math.abs(barPx - this.barPx) < 1) return;
    this.barPx = barPx;
    const share = this.farthestBarPx === 0 ? 0 : barPx / this.farthestBarPx;
    this.tablePx = this.isScaled ? Math.round(share * this.farthestPx) : barPx;
  }

  moveTo(tablePx: number): void {
    this.tablePx = Math.min(this.farthestPx, Math.max(0, tablePx));
    const share = this.farthestPx === 0 ? 0 : this.tablePx / this.farthestPx;
    this.barPx = this.isScaled ? share * this.farthestBarPx : this.tablePx;
  }

  moveBy(deltaPx: number): void {
    this.moveTo(this.tablePx + deltaPx);
  }

  /** The least movement that brings a row into view, below a head of `headPx`. */
  reveal(row: number): void {
    const top = row * this.rowPx;
    if (top < this.tablePx) this.moveTo(top);
    else if (top + this.rowPx > this.tablePx + this.viewPx) this.moveTo(top + this.rowPx - this.viewPx);
  }

  /** Rows on the screen and a few around them, end exclusive. */
  visible(overscan: number): { readonly from: number; readonly to: number } {
    const from = Math.max(0, Math.floor(this.tablePx / this.rowPx) - overscan);
    const to = Math.min(this.rows, Math.ceil((this.tablePx + this.viewPx) / this.rowPx) + overscan);
    return { from, to };
  }

  /** Where a row is drawn inside the scrolled element. */
  rowTopPx(row: number): number {
    return row * this.rowPx - this.tablePx + this.barPx;
  }
}
