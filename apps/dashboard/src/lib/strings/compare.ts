import type { CompareMetric } from "#lib/compare/compare-query.ts";

/** What the page of comparisons says. */
export const compareStrings = {
  title: "Compare projects",
  lead: "Up to ten projects on one chart: day by day, by their age, or each as a share of its own past.",
  description: (names: string) => `${names} on GitHub, on one chart, each figure with its source.`,
  chosen: "Projects compared",
  remove: (name: string) => `Remove ${name}`,
  add: "Add a project",
  hint: "Name, or owner/name",
  most: "Ten projects are the most that one chart can show apart.",
  from: "From",
  to: "To",
  base: "100 on",
  show: "Show",
  count: (count: number) => (count === 1 ? "1 project is shown" : `${count} projects are shown`),
  none: (text: string) => `No watched project matches “${text}”.`,
  several: (text: string) => `Several projects match “${text}”:`,
  controls: "Comparison",
  examples: "To begin with",
  exampleTop: "The most starred",
  exampleAge: (category: string) => `${upperFirst(category)}, by age`,
  exampleIndex: (category: string) => `${upperFirst(category)}, each from 100`,
  compareWith: "Compare with",
  others: "other projects",
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

/** The options of a comparison, as what is said of them calls them. */
const OPTION_TEXT: Readonly<Record<string, string>> = {
  projects: "Projects",
  align: "Lay side by side",
  base: "100 on",
  from: "From",
  to: "To",
  interval: "Points",
};

/** What the API found wrong, as a sentence beside the form. */
export function sayFault({ parameter, message }: { parameter: string; message: string }): string {
  const name = OPTION_TEXT[parameter] ?? parameter;
  return `${name}: ${message}${/[.!?]$/.test(message) ? "" : "."}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
