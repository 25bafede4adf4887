import type { Week } from "./effect-weeks.ts";
import { count, type Phrases } from "./phrases.ts";

/** The texts of a chart of weeks around a story. */
export const EFFECT_TEXTS = {
  title: (project: string) => `${project}: stars a week, before and after a story`,
  yLabel: "Stars a week",
  empty: "No complete week yet",
  shade: "the story’s week",
  band: "Similar projects’ same weeks: middle 80 %",
  median: "median",
  uncontrolled: "No control group: too few similar projects",
  method: ({ isControlled, isCut }: { isControlled: boolean; isCut: boolean }) =>
    [
      "Net new stars in weeks of seven UTC days, counted from the story; a week with a missing day is a gap",
      ...(isControlled ? ["similar projects’ weeks are set at this project’s level"] : ["no control group"]),
      ...(isCut ? ["their band goes on above the axis"] : []),
    ].join("; "),
};

interface Told {
  project: string;
  weeks: readonly Week[];
  published: { day: number; plusMinusDays: number };
  verdict: string | null;
}

/** What a person would say who describes the chart to another. */
export function describeWeeks({ project, weeks, published, verdict }: Told, phrases: Phrases): string {
  const { day, plusMinusDays } = published;
  const when = phrases.date(day) + (plusMinusDays === 0 ? "" : `, ${phrases.plusMinus(plusMinusDays)}`);
  return [
    `${project}: stars a week before and after a story of ${when}.`,
    ...tellBefore(weeks, phrases),
    ...tellStoryWeek(weeks, phrases),
    ...tellGaps(weeks),
    ...(weeks.some((week) => week.peers !== null) ? [] : ["No control group."]),
    ...(verdict === null ? [] : [verdict]),
  ].join(" ");
}

function tellBefore(weeks: readonly Week[], { date, ...phrases }: Phrases): string[] {
  const number = (stars: number) => phrases.number(Math.round(stars));
  const before = weeks.filter((week) => week.k < 0 && week.stars !== null);
  const [first, last] = [before[0], before.at(-1)];
  if (first === undefined || last === undefined) return ["No complete week before it."];
  if (first === last) return [`Before it ${number(first.stars ?? 0)} in the week from ${date(first.from)}.`];
  const values = before.map((week) => week.stars ?? 0);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const range = least === most ? `${number(least)} in each` : `between ${number(least)} and ${number(most)}`;
  return [`In ${count(before.length, ["week", "weeks"])} before it ${range}, the last ${number(last.stars ?? 0)}.`];
}

function tellStoryWeek(weeks: readonly Week[], { dateRange, ...phrases }: Phrases): string[] {
  const number = (stars: number) => phrases.number(Math.round(stars));
  const week = weeks.find(({ k }) => k === 0);
  if (week === undefined) return [];
  const own = `In the story’s week, ${dateRange(week.from, week.from + 6, true)},`;
  const stars = week.stars === null ? "no figure, as a day is missing" : number(week.stars);
  if (week.peers === null) return [`${own} ${stars}.`];
  const { low, middle, high } = week.peers;
  return [
    `${own} ${stars}; similar projects’ same week would mean ${number(middle)}, most of them ${number(low)} to ${number(high)}.`,
  ];
}

function tellGaps(weeks: readonly Week[]): string[] {
  const missing = weeks.filter((week) => week.k !== 0 && week.stars === null).length;
  if (missing === 0) return [];
  const said = `${count(missing, ["other week has", "other weeks have"])} no figure.`;
  return [said.charAt(0).toUpperCase() + said.slice(1)];
}
