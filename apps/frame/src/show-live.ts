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
  const button = element("button", { type: "button", "aria-expanded": "false" }, words.table);
  button.addEventListener("click", () => {
    const opens = figures.hidden;
    if (opens && figures.childElementCount === 0) {
      figures.append(...(markers.length === 0 ? [] : [buildKey(markers, words.events)]), buildTable(spec));
    }
    [figures.hidden, plot.hidden] = [!opens, opens];
    button.textContent = opens ? words.chart : words.table;
    button.setAttribute("aria-expanded", String(opens));
  });
  // What must be read first: the rest may have no room.
  const small = [footer.state, footer.asOf, footer.licence, footer.source].filter((text) => text !== null).join(" · ");
  const rest = [footer.method, footer.chart].join(" · ");
  return [
    element("header", {}, element("h1", {}, page === null ? strings.title : link(page, strings.title)), button),
    ...optional("subtitle", strings.subtitle),
    ...optional("notice", strings.notice),
    element("div", { class: "axis" }, element("b", {}, strings.yLabel), buildLegend(spec, COLOURS[scheme].lines)),
    plot,
    figures,
    ...optional("across", strings.xLabel),
    ...(markers.length === 0 ? [] : [buildKey(markers, words.events)]),
    element("p", { class: "small" }, small),
    element("p", { class: "small rest" }, rest),
  ];
}

function optional(name: string, text: string | null): HTMLElement[] {
  return text === null ? [] : [element("p", { class: name }, text)];
}
