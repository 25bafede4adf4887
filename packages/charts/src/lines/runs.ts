import type { Quality } from "@groundswell/core";
import type { Draw, SpecPoint } from "../spec.ts";

/** A point that has a figure. */
export interface Figure extends SpecPoint {
  y: number;
}

/** Neighbouring figures whose joining line has one style; a single figure stands alone between gaps. */
export interface Run {
  quality: Quality;
  points: Figure[];
}

/** From the surest to the least sure. */
export const QUALITY_ORDER: readonly Quality[] = ["observed", "archived", "surviving", "settling", "missing"];

/** How sure the line between two figures is: as sure as the less sure of the two. */
export function linkQuality(a: Quality, b: Quality): Quality {
  return QUALITY_ORDER.indexOf(a) > QUALITY_ORDER.indexOf(b) ? a : b;
}

/** The style of the line between two figures. */
export function styleLink(a: Quality, b: Quality, draw: Draw): Quality {
  return draw === "average" ? "observed" : linkQuality(a, b);
}

export function isFigure(point: SpecPoint): point is Figure {
  return point.y !== null;
}

/** Splits a line where it has a gap, and where its style changes (both parts then share the point between them). */
export function splitRuns(points: readonly SpecPoint[], draw: Draw = "line"): Run[] {
  const runs: Run[] = [];
  let isOpen = false;
  for (const point of points) {
    const run = isOpen ? runs.at(-1) : undefined;
    isOpen = isFigure(point);
    if (!isFigure(point)) continue;
    const before = run?.points.at(-1);
    if (run === undefined || before === undefined) {
      runs.push({ quality: point.quality, points: [point] });
      continue;
    }
    const quality = styleLink(before.quality, point.quality, draw);
    if (run.points.length === 1) run.quality = quality;
    if (run.quality === quality) run.points.push(point);
    else runs.push({ quality, points: [before, point] });
  }
  return runs;
}

/** Whether a figure has no neighbour to be joined to, and so needs a dot to be seen. */
export function isIsolated(points: readonly SpecPoint[], index: number): boolean {
  const has = (i: number) => (points[i]?.y ?? null) !== null;
  return has(index) && !has(index - 1) && !has(index + 1);
}
