import type { Phrases } from "../phrases/index.ts";
import type { Axis } from "../spec.ts";

/** Days that a reader can count in: weeks, then years of 365 days, which every project has at the same ages. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 365, 730, 1825, 3650, 7300, 18_250, 36_500] as const;

/**
 * Ticks on days of age: at most `maxTicks`, at whole days.
 * @param domain ages in days, the greater one last
 */
export function buildAgeAxis(domain: [number, number], maxTicks: number, phrases: Phrases): Axis {
  const [from, to] = domain;
  const limit = Math.max(2, maxTicks);
  const step = STEPS.find((size) => (to - from) / size <= limit - 0.5) ?? 365_000;
  const first = Math.ceil(from / step) * step;
  const values = Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
  const ticks = (values.length === 0 ? [Math.ceil(from)] : values).map((value) => ({
    value: value === 0 ? 0 : value,
    label: step % 365 === 0 ? phrases.years(value / 365) : phrases.days(value),
  }));
  return { domain, ticks };
}
