/** A comparison as one HTML file that needs nothing else: no script, no font, no address. */
import type { CompareResult, ModeResult } from '../../../../contract/model/compare';
import type { HistoryDetail } from '../../../../contract/model/history';
import { modeNames, modes } from '../../../../contract/model/job';
import { breakEvenChart, costChart, speedChart, type Measured } from './charts';
import { escaped, grouped, rateText, sizeText, timeText } from './figures';
import { style } from './style';

export interface Report {
  readonly detail: HistoryDetail;
  readonly result: CompareResult;
  /** The code that ran, the function's own file first. */
  readonly sources: readonly { readonly path: string; readonly text: string }[];
}

export function reportHtml({ detail, result, sources }: Report): string {
  const { entry } = detail;
  const title = `${entry.function}: modes compared`;
  const measured = modes.flatMap((mode) => {
    const outcome = result.modes[mode];
    return outcome?.available === true ? [{ mode, result: outcome }] : [];
  });
  const body = [
    `<h1>${escaped(entry.function)} <span class="soft">${escaped(entry.file)}</span></h1>`,
    `<p class="soft">Compared on ${escaped(entry.data)}, ${grouped(result.rows)} rows; ${new Date(entry.at).toISOString().slice(0, 16).replace('T', ' ')} UTC</p>`,
    verdict(result, measured),
    section('Rows per second', speedChart(measured)),
    figureTable(result, measured),
    section('What a row costs', costChart(measured)),
    breakEven(result),
    command(detail),
    settings(detail),
    versions(detail),
    sources.map(({ path, text }) => section(path, `<pre>${escaped(text)}</pre>`)).join(''),
    result.adapter === null ? '' : section('The generated pandas adapter', `<pre>${escaped(result.adapter)}</pre>`),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><main>${body.join('\n')}</main></body></html>
`;
}

function section(title: string, content: string): string {
  return `<section><h2>${escaped(title)}</h2>${content}</section>`;
}

function verdict(result: CompareResult, measured: readonly Measured[]): string {
  const { firstDifference: difference } = result;
  const differ = result.outputsEqual
    ? `<p class="soft">Outputs of ${measured.length} ${measured.length === 1 ? 'mode' : 'modes'} are equal.</p>`
    : `<p class="verdict warning">The modes do not give the same rows.${
        difference === null
          ? ''
          : ` First difference: row ${grouped(difference.row + 1)}, column <code>${escaped(difference.column)}</code>: ${escaped(JSON.stringify(difference.values))}. ${escaped(difference.note ?? '')}`
      }</p>`;
  const notes = result.notes.map((note) => `<p class="soft">${escaped(note)}</p>`).join('');
  return `<p class="verdict">${escaped(result.advice.text)}</p>${differ}${notes}`;
}

const figureRows: readonly (readonly [string, (result: ModeResult) => string])[] = [
  ['Rows per second, median', (result) => rateText(result.rowsPerSecond)],
  ['Slowest to fastest repeat', ({ rowsPerSecondSpread: [low, high] }) => `${rateText(low)} to ${rateText(high)}`],
  ['Repeats', (result) => String(result.repeats.length)],
  ['Bundle latency p50', (result) => timeText(result.p50Ms)],
  ['Bundle latency p95', (result) => timeText(result.p95Ms)],
  ['Bundle latency p99', (result) => timeText(result.p99Ms)],
  ['Serialization', (result) => `${Math.round(result.serializationShare * 100)} %`],
  ['Memory per slot', (result) => sizeText(result.memoryPerSlotBytes)],
  ['Start-up', (result) => timeText(result.startMs)],
  ['Slots', (result) => String(result.slots)],
  ['Transport', (result) => result.transport],
  ['Ran', (result) => ranWords[result.ran]],
];

const ranWords = { function: 'the function', twin: 'its twin', adapter: 'the generated adapter' } as const;

function figureTable(result: CompareResult, measured: readonly Measured[]): string {
  const head = measured.map(({ mode }) => `<th class="number" scope="col">${modeNames[mode]}</th>`).join('');
  const rows = figureRows.map(
    ([name, value]) =>
      `<tr><th scope="row">${name}</th>${measured.map((each) => `<td class="number">${escaped(value(each.result))}</td>`).join('')}</tr>`,
  );
  const missing = modes.flatMap((mode) => {
    const outcome = result.modes[mode];
    if (outcome === undefined) return [];
    const reason = outcome.available ? outcome.effectiveReason : outcome.reason;
    return reason === null ? [] : [`<p class="soft">${modeNames[mode]}: ${escaped(reason)}</p>`];
  });
  return section(
    'Figures',
    `<table><thead><tr><td></td>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>${missing.join('')}`,
  );
}

function breakEven({ breakEven: model }: CompareResult): string {
  if (model.costs.length === 0) return '';
  const words = model.text.map((sentence) => `<p>${escaped(sentence)}</p>`).join('');
  return section('Break-even: were your function cheaper or dearer', breakEvenChart(model) + words);
}

/** The command line that measures the same again. */
export function compareCommand({ entry, job, compare, twin }: HistoryDetail): string {
  const words = ['udf-workbench', 'compare', entry.file, '--function', entry.function];
  if (job.source.kind === 'file') words.push('--input', job.source.path);
  if (job.source.kind === 'datagen') words.push('--input', `datagen:${job.source.rows}?len=${job.source.stringLength}`);
  if (job.source.kind === 'nasty') words.push('--input', `nasty:${job.source.rows}?seed=${job.source.seed}`);
  if (twin !== null) words.push('--twin', `${twin.file}:${twin.name}`);
  if (compare !== null) {
    const { modes: asked, repeat, seconds, rows } = compare.spec;
    words.push('--modes', asked.join(','), '--repeat', String(repeat), '--seconds', String(seconds));
    if (rows !== undefined) words.push('--rows', String(rows));
  }
  for (const [key, value] of Object.entries(job.settings)) words.push('--set', `${key}=${value}`);
  if (job.profile !== 'product') words.push('--defaults', job.profile);
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

function command(detail: HistoryDetail): string {
  return section('Measure it again', `<pre>${escaped(compareCommand(detail))}</pre>`);
}

function settings({ settings: effective }: HistoryDetail): string {
  const rows = Object.entries(effective).map(
    ([key, { value, origin }]) =>
      `<tr><td><code>${escaped(key)}</code></td><td>${escaped(value)}</td><td class="soft">${origin}</td></tr>`,
  );
  return section(
    'Settings',
    `<table><thead><tr><th scope="col">Key</th><th scope="col">Value</th><th scope="col">From</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

function versions({ versions: found, data, entry }: HistoryDetail): string {
  const named = found.packages.filter((text) => /^(pandas|numpy|pyarrow|apache.flink|cloudpickle) /i.test(text));
  const rows = [
    ['UDF Workbench', found.product],
    ['Python', found.python ?? 'unknown'],
    ...named.map((text) => [text.slice(0, text.lastIndexOf(' ')), text.slice(text.lastIndexOf(' ') + 1)]),
    ['Data', `${data.label}, ${data.hash.slice(0, 12)}${data.sampled ? ' (of its size and parts)' : ''}`],
    ['Code', entry.codeHash.slice(0, 12)],
    ['Settings', entry.settingsHash.slice(0, 12)],
  ];
  const lines = rows.map(
    ([name = '', value = '']) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
  );
  return section('Versions', `<table><tbody>${lines.join('')}</tbody></table>`);
}
