import type { Effect } from "./effect.ts";
import { EFFECT_Q } from "./judge-week.ts";
import { EFFECT_VERDICTS, type Confounder, type EffectVerdict, type StartedEffect } from "./story-effect.ts";

/** Fewer expected stars than this say nothing. */
export const MIN_EXPECTED = 5;
/** A rise that is told is at least so large: as a factor, and in stars. */
export const MIN_RATIO = 1.25;
export const MIN_EXTRA = 10;

export interface JudgedEffect {
  starts: readonly Pick<StartedEffect, "effect">[];
  /** p adjusted for all pairs of the week (`judgeWeek`); null where there is none. */
  pAdjusted: number | null;
  confounders: readonly Confounder[];
  /** Other stories of the same event. */
  sharedWith: readonly string[];
}

/**
 * What can be said of a project's stars after a story: the first verdict that holds, in the order of `EFFECT_VERDICTS`.
 * Where the story's date is approximate, the first that holds for any day on which its week may have begun; but "rose
 * with" only when it holds for all of them.
 * Source: the methods page, "Story effect".
 */
export function judgeEffect({ starts, pAdjusted, confounders, sharedWith }: JudgedEffect): EffectVerdict {
  const verdicts = starts.map(({ effect }): EffectVerdict => {
    if (effect === null || effect.expected < MIN_EXPECTED) return "too little data";
    if (confounders.length > 0) return "confounded by a release";
    if (sharedWith.length > 0) return "shared with other stories";
    if (effect.alreadyRising) return "already rising";
    return standsOut(effect, pAdjusted) ? "rose with" : "no distinguishable change";
  });
  if (verdicts.length === 0) return "too little data";
  if (verdicts.every((verdict) => verdict === "rose with")) return "rose with";
  const held: readonly EffectVerdict[] = verdicts.filter((verdict) => verdict !== "rose with");
  return EFFECT_VERDICTS.find((verdict) => held.includes(verdict)) ?? "no distinguishable change";
}

function standsOut({ ratio, extra }: Effect, pAdjusted: number | null): boolean {
  return pAdjusted !== null && pAdjusted <= EFFECT_Q && ratio.value >= MIN_RATIO && extra >= MIN_EXTRA;
}

/**
 * The p with which a pair enters its week: the largest over the days on which the week may have begun, so that an
 * approximate date never makes a finding surer. Null when it lacks for one of them.
 */
export function pairP(starts: readonly Pick<StartedEffect, "p">[]): number | null {
  const values = starts.map(({ p }) => p?.value ?? null).filter((value) => value !== null);
  return values.length === 0 || values.length < starts.length ? null : Math.max(...values);
}
