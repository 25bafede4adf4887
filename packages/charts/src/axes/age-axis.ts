import type { Phrases } from "../phrases/index.ts";
import type { Axis } from "../spec.ts";
import { chooseTicks } from "./choose-ticks.ts";

/** Days that a reader can count in: weeks, then years of 365 days, which every project has at the same ages. */
const STEPS: readonly number[] = [1, 2, 5, 10, 20, 50, 100, 200, 365, 730, 1825, 3650, 7300, 18_250, 36_500];
const LONGEST = 365_000;

/**
 * Ticks on days of age: at most `maxTicks`, at whole days.
 * @param domain ages in days, the greater one last
 */
export function buildAgeAxis(domain: [number, number], maxTicks: number, phrases: Phrases): Axis {
  const [from, to] = domain;
  const most = Math.max(2, maxTicks);
  const { step, values } = chooseTicks({
    steps: STEPS,
    longest: LONGEST,
    hasRoom: (size) => (to - from) / size <= most - 0.5,
    list: (size) => listTicks(from, to, size),
    most,
  });
  const ticks = (values.length === 0 ? [Math.ceil(from)] : values).map((value) => ({
    value,
    label: step % 365 === 0 ? phrases.years(value / 365) : phrases.days(value),
  }));
  return { domain, ticks };
}

function listTicks(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step) * step;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  // Math.ceil() makes a negative zero of an age just below one.
  return Array.from({ length: count }, (_, i) => first + i * step || 0);
}
