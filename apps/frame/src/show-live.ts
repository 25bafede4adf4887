import { drawOnCanvas, isDrawable, type DrawnChart } from "@groundswell/canvas";
import { COLOURS, FRAME_IDS, unpackSpec, type FrameData, type Scheme } from "@groundswell/charts";
import { buildKey } from "./build-key.ts";
import { buildLegend } from "./build-legend.ts";
import { buildTable } from "./build-table.ts";
import { element, link } from "./element.ts";
import { fitLayout } from "./fit-layout.ts";
import { isNarrow } from "./is-narrow.ts";

/**
 * Puts the interactive chart where the drawing is, in the same box: nothing around it moves. The drawing stays where the
 * chart is one of words or has no figures, or anything goes wrong.
 */
export function showLive(data: FrameData): void {
  const place = document.getElementById(FRAME_IDS.live);
  const wide = unpackSpec(data.spec);
  if (place === null || !isDrawable(wide) || wide.strings.empty !== null) return;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let drawn: DrawnChart | null = null;
  let shown = "";
  const draw = () => {
    const narrow = isNarrow(data);
    const scheme: Scheme = wide.theme === "auto" ? (dark.matches ? "dark" : "light") : wide.theme;
    if (shown === `${String(narrow)} ${scheme}`) return;
    shown = `${String(narrow)} ${scheme}`;
    const spec = narrow ? { ...wide, ...data.narrowParts } : wide;
    drawn?.destroy();
    const canvas = element("canvas", {});
    place.replaceChildren(...buildParts(spec, data, scheme, canvas));
    document.documentElement.classList.add("drawn");
    fitLayout(place);
    drawn = drawOnCanvas(canvas, { ...spec, theme: scheme });
  };
  draw();
  dark.addEventListener("change", draw);
  window.addEventListener("resize", () => {
    draw();
    fitLayout(place);
  });
}

type Spec = Parameters<typeof drawOnCanvas>[1];

/** Everything around the canvas, from top to bottom. */
function buildParts(spec: Spec, { page, words }: FrameData, scheme: Scheme, canvas: HTMLCanvasElement): HTMLElement[] {
  const { strings, markers } = spec;
  const { footer } = strings;
  const plot = element("div", { class: "plot" }, canvas);
  const figures = element("div", { class: "figures", tabindex: "0", role: "region", "aria-label": words.table });
  figures.hidden = true;
  const opener = markers.length === 0 ? [words.table] : nameOpener(words);
  const button = element("button", { type: "button", "aria-expanded": "false" }, ...opener);
  button.addEventListener("click", () => {
    const opens = figures.hidden;
    if (opens && figures.childElementCount === 0) {
      figures.append(...(markers.length === 0 ? [] : [buildKey(markers, words.events)]), buildTable(spec));
    }
    [figures.hidden, plot.hidden] = [!opens, opens];
    button.replaceChildren(...(opens ? [words.chart] : opener));
    button.setAttribute("aria-expanded", String(opens));
  });
  return [
    element("header", {}, element("h1", {}, page === null ? strings.title : link(page, strings.title)), button),
    // What an effect's chart says of it is what it is there for.
    ...optional(spec.mark === "weeks" ? "verdict" : "subtitle", strings.subtitle),
    ...optional("notice", strings.notice),
    element("div", { class: "axis" }, element("b", {}, strings.yLabel), buildLegend(spec, COLOURS[scheme].lines)),
    plot,
    figures,
    ...optional("across", strings.xLabel),
    ...(markers.length === 0 ? [] : [buildKey(markers, words.events)]),
    writeSource(footer),
    element("p", { class: "small rest" }, footer.method),
  ];
}

/** Two names of the button, of which the style sheet shows the one that is true. */
function nameOpener({ table, keyAndTable }: FrameData["words"]): HTMLElement[] {
  return [element("span", { class: "keyless" }, table), element("span", { class: "keyed" }, keyAndTable)];
}

/**
 * As of when, by whom, under which licence and from where. In small frames the day is not said twice, and of a long name
 * of the chart there is the beginning.
 */
function writeSource({ state, asOf, chart, licence, source }: Spec["strings"]["footer"]): HTMLElement {
  const when = (text: string | null, name: string | null) =>
    text === null ? [] : [element("span", { class: name }, `${text} · `)];
  return element(
    "p",
    { class: "small source" },
    ...[...when(state, null), ...when(asOf, state === null ? null : "again")],
    ...[element("span", { class: "id" }, chart), ` · ${licence} · ${source}`],
  );
}

function optional(name: string, text: string | null): HTMLElement[] {
  return text === null ? [] : [element("p", { class: name }, text)];
}
