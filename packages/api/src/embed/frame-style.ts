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
.verdict{flex:none;line-height:1.35}
.small{flex:none;font-size:11px;line-height:1.35;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse}
caption{padding:5px 0;text-align:left;color:var(--muted)}
th,td{padding:2px 10px 2px 0;border-bottom:1px solid var(--grid);text-align:left;font-weight:400;vertical-align:top}
thead th{position:sticky;top:0;background:var(--paper);font-weight:600}
`;

/** What goes, step by step, where the plot would have no room; see the frame's script. */
const FIT = [
  [1, ["@ .subtitle"]],
  [2, ["@ .rest"]],
  [3, ["@>.key", "@ .keyless"]],
  [4, ["@ .legend"]],
  [5, ["@ .across", "@ .axis"]],
  [6, ["@ .again"]],
  [8, ["@ .verdict"]],
] as const;
const LAST_LEVEL = 8;

/** A selector from a level on. */
function fromLevel(level: number, selector: string): string[] {
  const levels = Array.from({ length: LAST_LEVEL + 1 - level }, (_, i) => level + i);
  return levels.map((at) => selector.replace("@", `#groundswell-live[data-fit="${at}"]`));
}

const fit = FIT.map(
  ([level, selectors]) => `${selectors.flatMap((selector) => fromLevel(level, selector)).join()}{display:none}`,
).join("\n");

/** The button is named by what it shows. */
const KEYED = `.keyed{display:none}${fromLevel(3, "@ .keyed").join()}{display:inline}`;

const CUT = "overflow:hidden;white-space:nowrap;text-overflow:ellipsis";

/** All smaller; then the title in a line; then, of whence the figures are, its beginning. */
const LAST = `${fromLevel(6, "@ h1").join()}{font-size:14px}
${fromLevel(6, "@ button").join()}{padding:1px 5px;font-size:11px}
${fromLevel(6, "@ .verdict").join()}{font-size:12px;line-height:1.3}
${fromLevel(6, "@ .small").join()}{font-size:10px;line-height:1.25}
${fromLevel(6, "@ .id").join()}{display:inline-block;max-width:100%;vertical-align:bottom;${CUT}}
${fromLevel(7, "@ h1").join()}{min-width:0;${CUT}}
${fromLevel(7, "@ h1 a").join()}{display:block;overflow:hidden;text-overflow:ellipsis}
${fromLevel(8, "@ .source").join()}{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:5;overflow:hidden}`;

/** Paper gets the drawing. */
const PRINT = `@media print{.drawn #groundswell-live{display:none}.drawn .still{display:block}}`;

/**
 * Which boxes are filled better by the narrow drawing: upright and nearly square ones, and of small ones, where the wide
 * drawing could not be read, all but low ones.
 */
function narrowQuery(narrowUpTo: number): string {
  const small = Math.round((narrowUpTo * 7) / 8);
  return `(max-width:${narrowUpTo}px) and (max-aspect-ratio:6/5),(max-width:${small}px) and (max-aspect-ratio:8/5)`;
}

/**
 * The style sheet of a chart's page in a frame. Nothing in it makes the frame scroll: only the table does, within itself.
 * @param narrowUpTo the widest frame that may get the narrow drawing, in pixels
 */
export function frameStyle(theme: Theme, narrowUpTo: number): string {
  const narrow = `@media ${narrowQuery(narrowUpTo)}{.wide{display:none!important}.narrow{display:block!important}}`;
  return [writeColours(theme), STILL, narrow, LIVE, fit, KEYED, LAST, PRINT].join("\n");
}

function writeColours(theme: Theme): string {
  const of = (colours: Colours) =>
    `--paper:${colours.background};--ink:${colours.ink};--muted:${colours.muted};--grid:${colours.grid};--axis:${colours.axis};--marker:${colours.marker};--accent:${colours.lines[0] ?? colours.ink}`;
  if (theme !== "auto") return `:root{color-scheme:${theme};${of(COLOURS[theme])}}`;
  return `:root{color-scheme:light dark;${of(COLOURS.light)}}@media (prefers-color-scheme:dark){:root{${of(COLOURS.dark)}}}`;
}
