import { COLOURS, SANS, SERIF, type Colours, type Theme } from "@groundswell/charts";

/** Of the page without a script: two drawings, one of which is shown, as large as the frame has room for. */
const STILL = `
*{box-sizing:border-box}
html,body{height:100%;margin:0;overflow:hidden;background:var(--paper);color:var(--ink)}
body{display:flex;flex-direction:column;font:13px/1.4 ${SANS};font-variant-numeric:tabular-nums}
main{position:relative;flex:1;min-height:0}
main>*{position:absolute;inset:0}
.still a,.still svg{display:block;width:100%;height:100%}
.narrow{display:none!important}
a{color:inherit}
body>footer{flex:none;padding:4px 12px 6px;border-top:1px solid var(--grid);font-size:12px;line-height:1.35;color:var(--muted)}
body>footer a{margin-right:1em}
a:focus-visible,button:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
`;

/** Of the interactive chart, which the script puts in the drawing's place. */
const LIVE = `
#groundswell-live{display:none;flex-direction:column;padding:10px 12px 6px;overflow:hidden}
.drawn #groundswell-live{display:flex}
.drawn .still{display:none}
[hidden]{display:none!important}
h1,p,ul,ol{margin:0;padding:0;list-style:none}
header{display:flex;flex:none;gap:10px;align-items:flex-start;justify-content:space-between}
h1{font:600 19px/1.2 ${SERIF};overflow-wrap:anywhere}
h1 a{text-decoration:none}
h1 a:hover{text-decoration:underline}
button{flex:none;min-height:24px;padding:1px 9px;border:1px solid var(--axis);border-radius:3px;background:none;color:inherit;font:inherit;font-size:12px;cursor:pointer}
.subtitle,.when,.small,.across{color:var(--muted)}
.notice{font-weight:600;border-left:4px solid var(--accent);padding-left:8px}
.axis{display:flex;flex-wrap:wrap;gap:0 14px;margin-top:4px;font-size:12px}
.legend{display:flex;flex-wrap:wrap;gap:0 12px;color:var(--muted)}
.legend li{display:flex;gap:5px;align-items:center}
.legend svg{width:24px;height:8px;flex:none}
.plot{position:relative;flex:1 1 0;min-height:0}
.plot canvas{position:absolute;inset:0;max-width:100%;max-height:100%}
.figures{flex:1 1 0;min-height:0;overflow:auto;margin-top:4px;border:1px solid var(--grid);padding:0 8px;font-size:12px}
.across{text-align:center;font-size:12px}
.key{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr));gap:1px 14px;margin:3px 0;font-size:12px}
.key li{display:flex;gap:6px;align-items:center;min-width:0}
.key a{line-height:24px}
.key .long{grid-column:1/-1}
#groundswell-live>.key li>:last-child{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.figures:not([hidden])~.key{display:none}
.figures .key,.figures .key li{display:block;margin:4px 0}
.figures .key li>*{display:inline-block;margin-right:6px}
.when{flex:none}
.number{flex:none;min-width:1.5em;padding:0 4px;border:1px solid var(--marker);border-radius:8px;font-size:10px;line-height:15px;font-weight:600;text-align:center}
.number.news{border-color:var(--ink);background:var(--ink);color:var(--paper)}
.small{flex:none;font-size:11px;line-height:1.35;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse}
caption{padding:5px 0;text-align:left;color:var(--muted)}
th,td{padding:2px 10px 2px 0;border-bottom:1px solid var(--grid);text-align:left;font-weight:400;vertical-align:top}
thead th{position:sticky;top:0;background:var(--paper);font-weight:600}
`;

/** What goes, step by step, where the plot would have no room; see the frame's script. */
const FIT = [
  ["1", ".subtitle"],
  ["2", ".rest"],
  ["3", ">.key"],
  ["4", ".legend"],
  ["5", ".across,.axis"],
] as const;

const fit = FIT.map(([from, what]) => {
  const levels = Array.from({ length: 7 - Number(from) }, (_, i) => `[data-fit="${Number(from) + i}"]`);
  const parts = what.split(",").map((part) => (part.startsWith(">") ? part : ` ${part}`));
  return `${levels.flatMap((level) => parts.map((part) => `#groundswell-live${level}${part}`)).join()}{display:none}`;
}).join("\n");
const LAST = `#groundswell-live[data-fit="6"] h1{font-size:14px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
#groundswell-live[data-fit="6"] h1 a{display:block;overflow:hidden;text-overflow:ellipsis}
#groundswell-live[data-fit="6"] header{min-width:0}
#groundswell-live[data-fit="6"] .small{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}`;

/** Paper gets the drawing. */
const PRINT = `@media print{.drawn #groundswell-live{display:none}.drawn .still{display:block}}`;

/**
 * The style sheet of a chart's page in a frame. Nothing in it makes the frame scroll: only the table does, within itself.
 * @param narrowUpTo the widest frame that gets the narrow drawing, in pixels
 */
export function frameStyle(theme: Theme, narrowUpTo: number): string {
  const narrow = `@media (max-width:${narrowUpTo}px) and (max-aspect-ratio:8/5){.wide{display:none!important}.narrow{display:block!important}}`;
  return [writeColours(theme), STILL, narrow, LIVE, fit, LAST, PRINT].join("\n");
}

function writeColours(theme: Theme): string {
  const of = (colours: Colours) =>
    `--paper:${colours.background};--ink:${colours.ink};--muted:${colours.muted};--grid:${colours.grid};--axis:${colours.axis};--marker:${colours.marker};--accent:${colours.lines[0] ?? colours.ink}`;
  if (theme !== "auto") return `:root{color-scheme:${theme};${of(COLOURS[theme])}}`;
  return `:root{color-scheme:light dark;${of(COLOURS.light)}}@media (prefers-color-scheme:dark){:root{${of(COLOURS.dark)}}}`;
}
