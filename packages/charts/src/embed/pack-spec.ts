import type { Quality } from "@groundswell/core";
import type { AnySpec } from "../any-spec.ts";
import type { SpecPoint, SpecSeries } from "../spec.ts";

/** A line's points as lists: a page carries a chart of ten years in a few kilobytes. */
interface PackedSeries extends Omit<SpecSeries, "points"> {
  /** First place along x, and the way from each to the next. */
  x: number[];
  /** As `x` where all figures are whole numbers, each from the figure before it; else the figures. Null: a gap. */
  y: (number | null)[];
  isWhole: boolean;
  /** How the figures were come by, and how many in a row. */
  quality: [Quality, number][];
}

/** A chart for a page: as it is, but for its receipts. */
export type PackedSpec = Omit<AnySpec, "series" | "receipts"> & { series: PackedSeries[] };

/** Whole numbers below this have whole differences, to the last digit. */
const EXACT = 2 ** 52;

/** Writes a chart small. Its receipts are left out: they are at the API. */
export function packSpec(spec: AnySpec): PackedSpec {
  const { receipts: _, series, ...rest } = spec;
  return { ...rest, series: series.map(packSeries) };
}

/** The chart again: every figure, place and word as it was, without receipts. */
export function unpackSpec({ series, ...rest }: PackedSpec): AnySpec {
  // What `packSpec` was given: it takes nothing else away.
  return { ...rest, series: series.map(unpackSeries), receipts: [] } as unknown as AnySpec;
}

function packSeries({ points, ...rest }: SpecSeries): PackedSeries {
  const isWhole = points.every(({ y }) => y === null || (Number.isInteger(y) && Math.abs(y) < EXACT));
  const quality: [Quality, number][] = [];
  const x: number[] = [];
  const y: (number | null)[] = [];
  let before = { x: 0, y: 0 };
  for (const point of points) {
    const last = quality.at(-1);
    if (last?.[0] === point.quality) last[1] += 1;
    else quality.push([point.quality, 1]);
    x.push(point.x - before.x);
    y.push(point.y === null || !isWhole ? point.y : point.y - before.y);
    before = { x: point.x, y: point.y ?? before.y };
  }
  return { ...rest, x, y, isWhole, quality };
}

function unpackSeries({ x, y, isWhole, quality, ...rest }: PackedSeries): SpecSeries {
  const qualities = quality.flatMap(([name, count]) => Array.from({ length: count }, () => name));
  const before = { x: 0, y: 0 };
  const points = x.map((step, i): SpecPoint => {
    const given = y[i] ?? null;
    const value = given === null || !isWhole ? given : before.y + given;
    before.x += step;
    before.y = value ?? before.y;
    return { x: before.x, y: value, quality: qualities[i] ?? "missing", receipt: null };
  });
  return { ...rest, points };
}
