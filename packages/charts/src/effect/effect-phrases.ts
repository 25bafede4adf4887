import type { Week } from "./effect-weeks.ts";
import type { Phrases } from "../phrases/index.ts";

interface Told {
  project: string;
  weeks: readonly Week[];
  published: { day: number; plusMinusDays: number };
  /** What else happened, a sentence each. */
  others: readonly string[];
  verdict: string | null;
}

/** What a person would say who describes the chart of weeks around a story to another. */
export function describeWeeks({ project, weeks, published, others, verdict }: Told, phrases: Phrases): string {
  const { day, plusMinusDays } = published;
  const { effect } = phrases;
  const when =
    phrases.date(day) + (plusMinusDays === 0 ? "" : `${phrases.signs.comma}${phrases.plusMinus(plusMinusDays)}`);
  const missing = weeks.filter((week) => week.k !== 0 && week.stars === null).length;
  return [
    effect.heading(project, when),
    tellBefore(weeks, phrases),
    ...tellStoryWeek(weeks, phrases),
    ...(missing === 0 ? [] : [effect.gaps(missing)]),
    ...(weeks.some((week) => week.peers !== null) ? [] : [effect.noControl]),
    ...others,
    ...(verdict === null ? [] : [verdict]),
  ].join(phrases.signs.gap);
}

const whole =
  ({ number }: Phrases) =>
  (stars: number) =>
    number(Math.round(stars));

function tellBefore(weeks: readonly Week[], phrases: Phrases): string {
  const { effect, date } = phrases;
  const say = whole(phrases);
  const before = weeks.filter((week) => week.k < 0 && week.stars !== null);
  const [first, last] = [before[0], before.at(-1)];
  if (first === undefined || last === undefined) return effect.noWeekBefore;
  if (first === last) return effect.oneWeekBefore(say(first.stars ?? 0), date(first.from));
  const values = before.map((week) => week.stars ?? 0);
  return effect.weeksBefore(before.length, say(Math.min(...values)), say(Math.max(...values)), say(last.stars ?? 0));
}

function tellStoryWeek(weeks: readonly Week[], phrases: Phrases): string[] {
  const say = whole(phrases);
  const week = weeks.find(({ k }) => k === 0);
  if (week === undefined) return [];
  const range = phrases.dateRange(week.from, week.from + 6, true);
  const peers =
    week.peers === null
      ? null
      : { low: say(week.peers.low), middle: say(week.peers.middle), high: say(week.peers.high) };
  return [phrases.effect.storyWeek(range, week.stars === null ? null : say(week.stars), peers)];
}
