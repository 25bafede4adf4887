import * as core from "@groundswell/core";
import { describeMethods, historyFigures, measuredFigures } from "@groundswell/methods";
import { describe, expect, it } from "vitest";

const sections = new Map(
  describeMethods(measuredFigures, historyFigures)
    .parts.flatMap((part) => part.sections)
    .map(({ id, says, list, formula, needs }) => [id, [...says, ...list, ...formula, needs ?? ""].join("\n")]),
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
  ["mentions", `T1, ${core.SURE_SCORES.repoAddress.toFixed(2)}`],
  ["mentions", `${core.SURE_SCORES.registeredAddress}: its registered homepage`],
  ["mentions", `T2, ${core.SURE_SCORES.repoName.toFixed(2)}`],
  [
    "mentions",
    `${core.SURE_SCORES.uniqueTitle.toFixed(2)} in the title, ${core.SURE_SCORES.uniqueText.toFixed(2)} in the text`,
  ],
  [
    "mentions",
    `From ${core.LINK_SCORE} on a story is linked. From ${core.REVIEW_SCORE} to ${core.LINK_SCORE} people are asked`,
  ],
  ["public-posts", `link (from ${core.LINK_SCORE} on); unsure: from ${core.REVIEW_SCORE} to ${core.LINK_SCORE}`],
  ["mentions", `${core.NAME_WEIGHTS.name.toFixed(2)} for the name; + ${core.NAME_WEIGHTS.spelling.toFixed(2)} spelt`],
  ["mentions", `(${core.NAME_WEIGHTS.spellingAtStart.toFixed(2)} at the beginning of a sentence`],
  ["mentions", `+ ${core.NAME_WEIGHTS.strongNear.toFixed(2)} with an owner or maintainer in its sentence`],
  [
    "mentions",
    `${core.NAME_WEIGHTS.strongFar.toFixed(2)} elsewhere in the text; ${core.NAME_WEIGHTS.own.toFixed(2)} where`,
  ],
  ["mentions", `+ ${core.NAME_WEIGHTS.topics.map((weight) => weight.toFixed(2)).join(", ")} for the first three words`],
  ["mentions", `within ${core.WINDOW_WORDS} words`],
  ["mentions", `− ${core.NAME_WEIGHTS.negative.toFixed(2)} where`],
  ["story-effect", `the 7 days from a story on, held against the ${core.EFFECT_BASE_WEEKS} weeks before`],
  ["story-effect", `With fewer than ${core.MIN_PEERS} peers`],
  ["story-effect", `the up to ${core.MAX_PEERS} watched projects`],
  ["story-effect", `All ${core.EFFECT_WEEK_DAYS * (core.EFFECT_BASE_WEEKS + 1)} days`],
  ["placebo-library", `up to ${core.PLACEBO_DATES.toLocaleString("en-GB")} for each rate`],
  ["placebo-library", `${core.MIN_PLACEBO_DATES} dates at the rate`],
  ["placebo-library", "below 5, 5 to 40, or 40 stars a day and more"],
  ["story-verdicts", `fewer than ${core.MIN_EXPECTED} stars were expected`],
  ["story-verdicts", `in days t₀−${core.CONFOUNDER_LEAD_DAYS} … t₀+${core.EFFECT_WEEK_DAYS - 1}`],
  [
    "story-verdicts",
    `Where ${core.HABITUAL_WEEKS} or more of the ${core.EFFECT_BASE_WEEKS} weeks before hold releases`,
  ],
  [
    "story-verdicts",
    `adjusted p ≤ ${core.EFFECT_Q.toFixed(2)}, ratio ≥ ${core.MIN_RATIO}, and ${core.MIN_EXTRA} stars or more`,
  ],
  ["story-verdicts", "four days after its end"],
  ["releases", `the ${core.EFFECT_BASE_WEEKS} weeks before`],
  ["releases", `With fewer than ${core.MIN_PEERS} peers`],
  ["releases", `the up to ${core.MAX_PEERS} watched projects`],
  ["releases", `All ${7 * (core.EFFECT_BASE_WEEKS + 1)} days`],
];

describe("the figures that the methods state", () => {
  it.each(STATED)("are those of the code: %s, %s", (id, words) => {
    expect(sections.get(id)).toContain(words);
  });

  it("hold of the rates that are compared with each other, and of the days until a verdict is frozen", () => {
    expect([4.99, 5, 39.99, 40].map(core.rateBin)).toEqual(["<5", "5–40", "5–40", "≥40"]);
    expect(core.FREEZE_DAYS).toBe(4);
  });
});
