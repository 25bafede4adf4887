import { statistics, type EffectWeeks } from "@groundswell/core";

/**
 * What a bare before/after comparison would say, for comparison: with a Poisson rate that never changes, the week's share
 * of all nine weeks' stars is binomial with 1/9. P of as many or more.
 */
export function naiveP({ base, post }: EffectWeeks): number {
  const after = Math.round(Math.max(0, post));
  const before = Math.round(base.reduce((sum, week) => sum + Math.max(0, week), 0));
  return after === 0 ? 1 : statistics.betaCdf(1 / (1 + base.length), after, before + 1);
}
