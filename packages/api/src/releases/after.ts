import { addDays, EFFECT_BASE_WEEKS, MIN_PEERS, type Effect } from "@groundswell/core";
import type { DayEffect } from "@groundswell/db";
import type { After } from "@groundswell/wire";
import { formatStars } from "../trend/format.ts";

const AFTER_DAYS = 7;
const BASE_DAYS = 7 * EFFECT_BASE_WEEKS;

/** The wire's form of a release's before and after. It describes: whether the one had to do with the other it can't say. */
export function toAfter({ day, effect, stars, baseDays, afterDays }: DayEffect): After {
  const days = { from: day, to: addDays(day, AFTER_DAYS - 1) };
  if (effect === null) {
    const known = `${afterDays} of the ${AFTER_DAYS} days after and ${baseDays} of the ${BASE_DAYS} before are known`;
    const reason = `Too little data: ${known}; all are needed.`;
    return { days, stars, expected: null, ratio: null, peers: 0, controlled: false, reason };
  }
  const { expected, ratio, peers, controlled } = effect;
  return { days, stars, expected, ratio, peers, controlled, reason: describe(effect) };
}

function describe({ observed, expected, ratio, peers, controlled }: Effect): string {
  const [value, low, high] = [ratio.value, ratio.low, ratio.high].map((factor) => factor.toFixed(2));
  const versus = controlled
    ? `the ${EFFECT_BASE_WEEKS} weeks before and ${peers} similar projects`
    : `the ${EFFECT_BASE_WEEKS} weeks before alone: no control group, as ${MIN_PEERS} similar projects are needed and ${peers} are known`;
  return (
    `${formatStars(observed)} stars in the 7 days after, where ${formatStars(expected)} were to be expected ` +
    `(${value} times as many, 90 % interval ${low}–${high}), going by ${versus}.`
  );
}
