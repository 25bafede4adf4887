import type { Chosen, Lack } from "#lib/compare/chosen.ts";
import type { CompareMetric } from "#lib/compare/compare-query.ts";
import { formatDay, formatList } from "#lib/format.ts";

/** On other pages, where they lead to a comparison. */
export const compareLinkStrings = {
  compareWith: "Compare with",
  others: "other projects",
};

/** What the page of comparisons says. */
export const compareStrings = {
  title: "Compare projects",
  lead: "Up to ten projects on one chart: day by day, by their age, or each as a share of its own past.",
  description: (names: string) => `${names} on GitHub, on one chart, each figure with its source.`,
  chosen: "Projects compared",
  remove: (name: string) => `Remove ${name}`,
  clear: "Remove all",
  add: "Add a project",
  addButton: "Add",
  hint: "Name, or owner/name",
  most: "Ten projects are the most that one chart can show apart.",
  /** Said of what the field proposes, for those who don't see it. */
  found: (count: number) => (count === 1 ? "1 project matches" : `${count} projects match`),
  suggestions: "Projects that match",
  starsOf: (count: string) => `${count} stars`,
  noStars: "no figures yet",
  notFound: "No watched project matches.",
  unanswered: "The server did not answer. What you write can still be added.",
  chart: "Chart",
  days: "Days shown",
  from: "From",
  to: "To",
  base: "100 on",
  show: "Show",
  count: (count: number) => (count === 1 ? "1 project is shown" : `${count} projects are shown`),
  notDrawn: (drawn: number, of: number) => `${drawn} of ${of} projects are drawn`,
  /** Beside the name of each that is not. */
  lackBriefly: { unknown: "not known", over: "left out", age: "no age", base: "not drawn", figures: "not drawn" },
  /** By what was asked for, which is not known of these. */
  otherOrigin: {
    created: (names: readonly string[]) =>
      `When ${formatList(names)} ${names.length === 1 ? "was" : "were"} created is not known: age is counted from the first release instead.`,
    release: (names: readonly string[]) =>
      `No release of ${formatList(names)} is known: age is counted from the creation instead.`,
  },
  none: (text: string) => `No watched project matches “${text}”.`,
  several: (text: string) => `Several projects match “${text}”:`,
  controls: "Comparison",
  groups: {
    metric: "Show",
    align: "Lay side by side",
    origin: "Age from",
    interval: "Points",
    scale: "Scale",
    range: "Range",
    markers: "Mark",
  },
  automatic: "Automatic",
  marked: "shown, hide",
  unmarked: "hidden, show",
  examples: "To begin with",
  examplesAbout: "Worked out from what is known now. The small drawings have no axes: each leads to its chart.",
  exampleOf: { stars: "Stars", surviving: "Surviving stars" },
  exampleTop: { label: "The most starred", about: ", day by day." },
  exampleMoving: { label: "Gaining pace most surely", about: " over the last 90 days, each from 100." },
  exampleAge: (category: string) => ({
    label: upperFirst(category),
    about: " of its most starred, laid side by side by age.",
  }),
  exampleIndex: (category: string) => ({
    label: upperFirst(category),
    about: " of its most starred over a year, each from 100.",
  }),
} as const;

export const COMPARE_METRIC_TEXT: Record<CompareMetric, string> = {
  stars: "Stars",
  surviving: "Surviving",
  forks: "Forks",
  gained: "Gained",
  lost: "Lost",
  net: "Net change",
};

export const ALIGN_TEXT = { date: "By date", age: "By age", index: "From 100" } as const;
export const ORIGIN_TEXT = { created: "Creation", release: "First release" } as const;
export const INTERVAL_TEXT = { day: "Days", week: "Weeks", month: "Months" } as const;

export const RANGE_TEXT = { 30: "30 days", 90: "90 days", 365: "1 year", all: "All" } as const;

/** The table of figures under the chart. */
export const compareTableStrings = {
  title: "Side by side",
  about: "Figures of now, whatever the chart shows. Click a number: where it comes from.",
  project: "Project",
  stars: "Stars",
  change: (days: number) => `${days} days`,
  rate: "Stars a day",
  momentum: "Momentum",
  release: "Last release known",
  noRelease: "none known",
  /** Where a figure ends on another day than the others'. */
  to: (day: string) => `to ${day}`,
  starsOf: (name: string) => `stars of ${name}`,
  changeOf: (name: string, days: number) => `net stars of ${name} in ${days} days`,
  changeHow: ({ from, to }: { from: string; to: string }) => `Its total on ${to} less that on ${from}.`,
} as const;

/** The options of a comparison, as what is said of them calls them. */
const OPTION_TEXT: Readonly<Record<string, string>> = {
  projects: "Projects",
  align: compareStrings.groups.align,
  base: compareStrings.base,
  from: compareStrings.from,
  to: compareStrings.to,
  interval: compareStrings.groups.interval,
};

/** What the API found wrong, as a sentence beside the form. */
export function sayFault({ parameter, message }: { parameter: string; message: string }): string {
  const name = OPTION_TEXT[parameter] ?? parameter;
  return `${name}: ${message}${/[.!?]$/.test(message) ? "" : "."}`;
}

/** Who is not drawn, and why: a sentence for each reason. @param base of an index, the day that is 100 */
export function sayLacks(chosen: readonly Chosen[], base: string | null): string[] {
  const say: Record<Lack, (names: string) => string> = {
    unknown: (names) => `Not on the watchlist, under this name or an earlier one: ${names}.`,
    over: (names) => `Ten are the most that one chart can show apart. Left out: ${names}.`,
    age: (names) => `Neither a day of creation nor a release is known, so there is no age to go by: ${names}.`,
    base: (names) =>
      base === null
        ? `There is no day on which all have a figure, so nothing is 100: ${names}.`
        : `No figure on ${formatDay(base)}, the day that is 100: ${names}.`,
    figures: (names) => `No such figures on these days: ${names}.`,
  };
  return LACKS.flatMap((lack) => {
    const names = chosen.filter((one) => one.lack === lack).map(({ name }) => name);
    return names.length === 0 ? [] : [say[lack](formatList(names))];
  });
}

const LACKS: readonly Lack[] = ["unknown", "over", "age", "base", "figures"];

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
