import { round, type Attributes, type Painter } from "../svg/svg-tags.ts";

const MEDIAN_DASH = [5, 3];

/** How the peers' band looks, on the chart and in its legend: soft enough that what lies under it shows through. */
export function paintBand(painter: Painter): Attributes {
  return { "fill-opacity": "0.17", ...painter.fill("line7") };
}

/** The band's upper and lower end, which on a bar would not be seen otherwise. */
export function paintEdge(scale: number, painter: Painter): Attributes {
  return { fill: "none", "stroke-width": scale, "stroke-opacity": "0.6", ...painter.stroke("line7") };
}

export function paintMedian(scale: number, painter: Painter): Attributes {
  return {
    fill: "none",
    "stroke-width": 1.5 * scale,
    "stroke-dasharray": MEDIAN_DASH.map((length) => round(length * scale)).join(" "),
    ...painter.stroke("line7"),
  };
}
