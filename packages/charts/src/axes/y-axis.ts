import { nice, ticks as linearTicks } from "d3-array";
import type { Phrases } from "../phrases/index.ts";
import type { Axis, Scale, Tick } from "../spec.ts";

export interface ValueAxisOptions {
  scale: Scale;
  from: "zero" | "data";
  maxTicks: number;
  /** Short numbers (`50k`) where there is no room for whole ones. */
  compact: boolean;
}

/** Domain and ticks for figures: from zero, unless told otherwise or logarithmic. `cropped`: zero is left out. */
export function buildValueAxis(
  values: readonly number[],
  options: ValueAxisOptions,
  phrases: Phrases,
): Axis & { scale: Scale; cropped: boolean } {
  const { domain, ticks } = options.scale === "log" ? logAxis(values) : linearAxis(values, options);
  const cropped = options.scale === "linear" && (domain[0] > 0 || domain[1] < 0);
  const format = options.compact || Math.max(...domain.map(Math.abs)) >= 1e7 ? phrases.compact : phrases.number;
  return {
    scale: options.scale,
    domain,
    ticks: ticks.map((value): Tick => ({ value, label: format(value) })),
    cropped,
  };
}

interface Range {
  domain: [number, number];
  ticks: number[];
}

function linearAxis(values: readonly number[], { from, maxTicks }: ValueAxisOptions): Range {
  // Without figures there is nothing to measure: no ticks.
  if (values.length === 0) return { domain: [0, 1], ticks: [] };
  let [low, high] = extent(values);
  if (from === "zero") [low, high] = [Math.min(0, low), Math.max(0, high)];
  if (isOneValue(low, high)) {
    const margin = Math.max(1, Math.abs(low) * 0.01);
    [low, high] = low === 0 ? [0, 1] : [low - margin, high + margin];
  }
  const domain = nice(low, high, maxTicks);
  const whole = values.every(Number.isInteger);
  const ticks = linearTicks(domain[0], domain[1], maxTicks).filter((t) => !whole || Number.isInteger(t));
  return { domain, ticks };
}

/** Whether no tick could be told from its neighbour between the two: floating-point numbers end there. */
function isOneValue(low: number, high: number): boolean {
  return high - low <= 8 * Number.EPSILON * Math.max(1, Math.abs(low), Math.abs(high));
}

/** Decades; where figures span less than two of them, 1, 2 and 5 within. */
function logAxis(values: readonly number[]): Range {
  if (values.length === 0) return { domain: [1, 10], ticks: [] };
  const [low, high] = extent(values);
  const steps = high / low < 100 ? [1, 2, 5] : [1];
  const ladder: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    ladder.push(...steps.map((step) => Number(`${step}e${power}`)));
  }
  const bottom = ladder.findLast((rung) => rung <= low) ?? low;
  const top = ladder.find((rung) => rung >= high && rung > bottom) ?? bottom * 10;
  const ticks = ladder.filter((rung) => rung >= bottom && rung <= top);
  const every = Math.ceil(ticks.length / 10);
  return { domain: [bottom, top], ticks: [...ticks.filter((_, i) => i % every === 0)] };
}

function extent(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
