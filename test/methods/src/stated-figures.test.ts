import * as core from "@groundswell/core";
import { describeMethods, historyFigures, measuredFigures } from "@groundswell/methods";
import { describe, expect, it } from "vitest";

const sections = new Map(
  describeMethods(measuredFigures, historyFigures)
    .parts.flatMap((part) => part.sections)
    .map(({ id, says, formula, needs }) => [id, [...says, ...formula, needs ?? ""].join("\n")]),
);

const START = core.SURGE_GUARD_DAYS + 1;
const END = core.SURGE_GUARD_DAYS + core.SURGE_BASELINE_DAYS;
const HOURS = core.MAX_INTERPOLATION_MS / core.HOUR_MS;

/** What the methods say, with the figures that the code has. */
const STATED: [id: string, words: string][] = [
  ["net", `at most ${HOURS} hours apart`],
  ["weekday-factors", `with ${core.MIN_FACTOR_WEEK_STARS} stars or more`],
  ["weekday-factors", `${core.MIN_FACTOR_WEEKS} such weeks of all projects together`],
  ["weekday-factors", `in the ${core.FACTOR_WINDOW_WEEKS} calendar weeks`],
  ["momentum", `net changes of ${core.MOMENTUM_DAYS} days`],
  ["momentum", `the last ${core.RECENT_DAYS} days`],
  ["momentum", `the ${core.BASELINE_DAYS} days before`],
  [
    "momentum",
    `${core.MIN_RECENT_DAYS} of the last ${core.RECENT_DAYS} days and ${core.MIN_BASELINE_DAYS} of the ${core.BASELINE_DAYS} before`,
  ],
  // So many of the recent days may be missing, and no more.
  ["momentum", `more than ${core.RECENT_DAYS - core.MIN_RECENT_DAYS} days before the newest one of the catalogue`],
  [
    "labels",
    `fewer than ${core.MIN_RECENT_DAYS} of ${core.RECENT_DAYS} or ${core.MIN_BASELINE_DAYS} of ${core.BASELINE_DAYS} days`,
  ],
  ["labels", `more than ${core.RECENT_DAYS - core.MIN_RECENT_DAYS} days before the catalogue’s newest`],
  ["surges", `against days ${START} to ${END} before it; alarms at most ${core.EPISODE_GAP_DAYS} days apart`],
  ["surges", `days t−${END} … t−${START}`],
  ["surges", `p < ${core.ALARM_P} and y ≥ ${core.ALARM_STARS} and y ≥ ${core.ALARM_RATIO}·μ`],
  ["surges", `${core.MIN_SURGE_DAYS} of the ${core.SURGE_BASELINE_DAYS} days`],
  [
    "steps",
    `days +${core.STEP_FROM_DAYS} … +${core.STEP_TO_DAYS} after the surge’s first alarm > ${core.STEP_RATIO} · μ`,
  ],
  ["steps", `${core.MIN_STEP_DAYS} of these ${core.STEP_TO_DAYS - core.STEP_FROM_DAYS + 1} days`],
  ["drops", `at most ${HOURS} hours apart`],
  ["releases", `the ${core.EFFECT_BASE_WEEKS} weeks before`],
  ["releases", `With fewer than ${core.MIN_PEERS} peers`],
  ["releases", `the up to ${core.MAX_PEERS} watched projects`],
  ["releases", `All ${7 * (core.EFFECT_BASE_WEEKS + 1)} days`],
];

describe("the figures that the methods state", () => {
  it.each(STATED)("are those of the code: %s, %s", (id, words) => {
    expect(sections.get(id)).toContain(words);
  });
});
