import { scaleLinear, scaleLog } from "d3-scale";
import type { Layout } from "../layout/layout.ts";
import type { SpecBase } from "../spec.ts";

/** From days and figures to pixels. */
export interface Projection {
  x: (day: number) => number;
  y: (value: number) => number;
}

export function project(spec: SpecBase, { plot }: Layout): Projection {
  const y = spec.y.scale === "log" ? scaleLog() : scaleLinear();
  return {
    x: scaleLinear().domain(spec.x.domain).range([plot.left, plot.right]),
    y: y.domain(spec.y.domain).range([plot.bottom, plot.top]),
  };
}
