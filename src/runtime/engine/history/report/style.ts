/** The report's own look, dark and light by the reader's system, and on paper. */
const light = `--ground:#fff;--panel:#f6f7f9;--line:#dcdfe6;--text:#1c2027;--soft:#495160;--accent:#3c4cc0;--warning:#835600;
--warning-ground:#fdf3dc;--row:#0072b2;--arrow:#007f5c;--thread:#b36b00`;
const dark = `--ground:#181a1f;--panel:#1e2127;--line:#2f343d;--text:#dfe3ea;--soft:#aab2bf;--accent:#93a5ff;--warning:#e9b95a;
--warning-ground:#362d1c;--row:#4aa8e0;--arrow:#2cc295;--thread:#f0ab2e`;

export const style = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{max-width:860px;margin:0 auto;padding:32px 24px 64px}
h1{margin:0;font-size:22px}h2{margin:32px 0 8px;font-size:16px}
p{margin:4px 0}.soft{color:var(--soft)}
.verdict{margin:16px 0;padding:12px 16px;border-left:3px solid var(--accent);background:var(--panel);font-size:16px}
.warning{border-color:var(--warning);background:var(--warning-ground)}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:4px 12px 4px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{font-weight:600;color:var(--soft)}td.number,th.number{text-align:right}
pre,code{font:12px/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
pre{margin:4px 0;padding:10px 12px;background:var(--panel);border:1px solid var(--line);overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
svg{display:block;width:100%;height:auto;font-size:12px}svg text{fill:var(--soft)}svg .value{fill:var(--text);font-weight:600}
.fill-process-row{fill:var(--row)}.fill-process-arrow{fill:var(--arrow)}.fill-thread{fill:var(--thread)}
.line{fill:none;stroke-width:1.75}.line-process-row{stroke:var(--row)}.line-process-arrow{stroke:var(--arrow)}.line-thread{stroke:var(--thread)}
.grid{stroke:var(--line);fill:none}.spread{stroke:var(--text);stroke-width:1.5;fill:none}
.stage-encode{fill:#7b8ad6}.stage-transport{fill:#9b6bb3}.stage-decode{fill:#c2608f}.stage-user{fill:#d9a441}.stage-back{fill:#5f9ea8}
@media print{:root{${light}}main{max-width:none;padding:0}h2{break-after:avoid}table,svg,.verdict{break-inside:avoid}pre{white-space:pre-wrap}}
`;
