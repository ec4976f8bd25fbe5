/** Bars as SVG: plain text, readable on light and dark ground, no script in it. */

const width = 760;
const labelWidth = 250;
const valueWidth = 150;
const barHeight = 18;
const step = 27;
const top = 44;

/** Colours of both grounds; an image on a page follows the reader's scheme. */
const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; font-size: 15px; }
  .faint { fill: #59636e; }
  .spread { stroke: #1f2328; }
  .product { fill: #c2410c; } .limit { fill: #8c959f; } .peer { fill: #4c7bb3; }
  .encode { fill: #4c7bb3; } .transport { fill: #7c5cbf; } .decode { fill: #2b8a7e; } .user { fill: #8c959f; } .back { fill: #c2410c; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .faint { fill: #9198a1; }
    .spread { stroke: #e6edf3; }
    .product { fill: #f97316; } .limit { fill: #6e7681; } .peer { fill: #6ea8e8; }
    .encode { fill: #6ea8e8; } .transport { fill: #a78bfa; } .decode { fill: #4fc3b0; } .user { fill: #6e7681; } .back { fill: #f97316; }
  }
`;

/** @param {string} title @param {readonly any[]} lanes of a report, measured */
export function barChart(title, lanes) {
  const sorted = [...lanes].sort((a, b) => b.rowsPerSecond.median - a.rowsPerSecond.median);
  const most = Math.max(...sorted.map((lane) => lane.rowsPerSecond.high));
  const room = width - labelWidth - valueWidth;
  const bars = sorted.map(({ title: name, kind, rowsPerSecond: { low, median, high } }, index) => {
    const y = top + index * step;
    const x = (value) => labelWidth + (room * value) / most;
    const middle = y + barHeight / 2;
    return [
      text(labelWidth - 10, middle + 5, name, 'end', kind === 'product' ? '' : 'faint'),
      rect(labelWidth, y, Math.max(1, x(median) - labelWidth), kind),
      `<line class="spread" x1="${round(x(low))}" x2="${round(x(high))}" y1="${middle}" y2="${middle}"/>`,
      text(x(high) + 8, middle + 5, `${figure(median / 1e6)}  (${figure(low / 1e6)}–${figure(high / 1e6)})`, 'start'),
    ].join('\n');
  });
  return svg(title, top + sorted.length * step + 8, bars);
}

export const chartStages = ['encode', 'transport', 'decode', 'user', 'back'];

/** Where the time of a row goes: one bar a mode and workload, nanoseconds of work; waiting is left out. */
export function stageChart(report) {
  const lines = report.workloads.flatMap(({ workload, lanes }) =>
    lanes
      .filter(({ stages, status }) => status === 'measured' && stages !== null)
      .map(({ title, stages }) => ({ name: `${workload}: ${title}`, stages })),
  );
  const room = width - labelWidth - valueWidth;
  const bars = lines.map(({ name, stages }, index) => {
    const y = top + 26 + index * step;
    const total = chartStages.reduce((sum, stage) => sum + stages[stage], 0);
    let x = labelWidth;
    const parts = chartStages.map((stage) => {
      const part = total === 0 ? 0 : (room * stages[stage]) / total;
      x += part;
      return rect(x - part, y, part, stage);
    });
    const middle = y + barHeight / 2;
    return [
      text(labelWidth - 10, middle + 5, name, 'end'),
      ...parts,
      text(x + 8, middle + 5, `${figure(total)} ns a row`, 'start'),
    ].join('\n');
  });
  const legend = chartStages.map((stage, index) => {
    const x = labelWidth + index * 92;
    return `<rect class="${stage}" x="${x}" y="${top - 8}" width="12" height="12" rx="2"/>\n${text(x + 18, top + 3, stage, 'start')}`;
  });
  return svg('What a row costs, by stage', top + 34 + lines.length * step, [...legend, ...bars]);
}

function svg(title, height, parts) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escape(title)}</title>`,
    `<style>${style}</style>`,
    `<text class="title" x="8" y="24">${escape(title)}</text>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function rect(x, y, length, kind) {
  return `<rect class="${kind}" x="${round(x)}" y="${y}" width="${round(length)}" height="${barHeight}" rx="2"/>`;
}

function text(x, y, content, anchor, kind = '') {
  return `<text class="${kind}" x="${round(x)}" y="${y}" text-anchor="${anchor}">${escape(content)}</text>`;
}

const round = (value) => Math.round(value * 10) / 10;
const escape = (value) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Three figures that count. @param {number} value */
export function figure(value) {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}
