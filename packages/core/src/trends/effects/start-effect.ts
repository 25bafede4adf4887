import type { Day } from "../../day.ts";
import { beforeAfter } from "./before-after.ts";
import type { Effect } from "./effect.ts";
import { MIN_PLACEBO_DATES, placeboP } from "./placebo-p.ts";
import type { PlaceboLibrary } from "./placebo-library.ts";
import { rateBin } from "./rate-bins.ts";
import type { EffectP, StartedEffect } from "./story-effect.ts";
import { baseRate, sumWeeks } from "./week-sums.ts";
import type { DailyValues } from "../types.ts";

/**
 * The week from one day on, held against the eight before it, against peers, and against story-free weeks of the
 * catalogue.
 * @param own net stars by day, null where a day is missing
 * @param start the first of the seven days
 * @param candidates net stars of those of its category without an eligible story whose week touches this one
 * @param library null: there is none yet
 */
export function startEffect({
  own,
  start,
  candidates,
  library,
}: {
  own: DailyValues;
  start: Day;
  candidates: readonly DailyValues[];
  library: PlaceboLibrary | null;
}): StartedEffect {
  const weeks = sumWeeks(own, start);
  const effect = weeks === null ? null : beforeAfter(own, start, candidates);
  const p = weeks === null || effect === null ? null : effectP(effect, baseRate(weeks), library);
  return { start, effect, p };
}

/**
 * How rarely a week without a story rises as much: counted among the library's dates of the same rate bin, with or without
 * peers as the effect itself; t's own distribution where there are fewer than 400.
 * Source: the methods page, "Story effect".
 * @param perDay stars a day over the eight weeks before (`baseRate`)
 */
export function effectP(
  { t, pUp, controlled }: Pick<Effect, "t" | "pUp" | "controlled">,
  perDay: number,
  library: PlaceboLibrary | null,
): EffectP {
  const bin = rateBin(perDay);
  const dates = library?.bins.find((each) => each.bin === bin && each.controlled === controlled)?.t ?? [];
  const known = { dates: dates.length, bin };
  if (library === null || dates.length < MIN_PLACEBO_DATES) {
    return { from: "t distribution", value: pUp, ...known, libraryWeek: library?.week ?? null };
  }
  return { from: "placebo library", value: placeboP(t, dates), ...known, libraryWeek: library.week };
}
