import type { Estimate, Momentum } from "@groundswell/wire";
import { formatRatio } from "#lib/format.ts";
import { momentumStrings } from "#lib/strings/momentum.ts";

/** What is lacking for an estimate, shortly: `18 of 28 days`, or of the days before; null when nothing is. */
export function describeLack({ recent, baseline }: Momentum["days"]): string | null {
  if (recent.observed < recent.needed) return momentumStrings.recentLack(recent.observed, recent.of);
  if (baseline.observed < baseline.needed) return momentumStrings.baselineLack(baseline.observed, baseline.of);
  return null;
}

/** A ratio in full words, for those who can't see its drawing. */
export function describeRatio(ratio: Estimate): string {
  const { value, low, high } = formatRatio(ratio);
  return momentumStrings.ratio(value, low, high);
}
