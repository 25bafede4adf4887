import { LINE_STYLES, type AnySpec, type LegendEntry } from "@groundswell/charts";
import { element } from "./element.ts";

/** Which line is which and how its styles are to be read; the samples are drawn as the lines are. */
export function buildLegend({ strings, series }: AnySpec, lines: readonly string[]): HTMLElement {
  const items = strings.legend.map((entry) => {
    const colour = entry.series === null ? undefined : lines[series[entry.series]?.colour ?? -1];
    return element("li", {}, ...drawSample(entry, colour), entry.text);
  });
  return element("ul", { class: "legend" }, ...items);
}

const SVG = "http://www.w3.org/2000/svg";

function drawSample({ sample, quality }: LegendEntry, colour: string | undefined): Node[] {
  if (sample === "none") return [];
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 8");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", "M0 4H24");
  line.setAttribute("stroke", colour ?? "currentColor");
  const { dash, width } = LINE_STYLES[quality];
  line.setAttribute("stroke-width", String(sample === undefined || sample === "median" ? width : 8));
  if (sample === undefined) line.setAttribute("stroke-dasharray", dash.join(" "));
  svg.append(line);
  return [svg];
}
