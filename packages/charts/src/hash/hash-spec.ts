import { contentHash } from "@groundswell/core";
import { canonicalJson } from "./canonical-json.ts";
import type { ChartSpec, SpecPoint } from "../spec.ts";

/**
 * `sha256:…` of all that a chart says and shows. Points are written as columns, which say the same in a quarter of the
 * letters: hashing is most of the work that a chart of years makes.
 */
export function hashSpec({ series, ...rest }: Omit<ChartSpec, "hash">): string {
  const columns = series.map(({ points, ...of }) => ({ ...of, points: writeColumns(points) }));
  return contentHash(canonicalJson({ ...rest, series: columns }));
}

/** Steps along x, figures, and how they were come by with how many in a row. */
function writeColumns(points: readonly SpecPoint[]): string[] {
  let [steps, figures, origins, before, first] = ["", "", "", 0, 0];
  for (const [i, { x, y, quality, receipt }] of points.entries()) {
    steps += `${x - before},`;
    figures += `${y ?? ""},`;
    before = x;
    const next = points[i + 1];
    if (next?.quality === quality && next.receipt === receipt) continue;
    origins += `${quality} ${receipt ?? ""} ${i + 1 - first},`;
    first = i + 1;
  }
  return [steps, figures, origins];
}
