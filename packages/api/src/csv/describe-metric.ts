import type { Alignment, Interval, Metric } from "@groundswell/core";

/** What each metric is called, and what its figure of a day is. */
export const METRIC_WORDS: Readonly<Record<Metric, { title: string; definition: string }>> = {
  stars: { title: "stars on GitHub", definition: "the last total of stars observed on a UTC day" },
  forks: { title: "forks on GitHub", definition: "the last total of forks observed on a UTC day" },
  net: {
    title: "net change of stars",
    definition:
      "stars at the end of a UTC day less stars at its start, each interpolated between observations at most 36 hours apart",
  },
  surviving: {
    title: "surviving stars by day",
    definition: "stars given on a day that GitHub still counted when it was asked last",
  },
  gained: {
    title: "stars gained",
    definition: "stars given on a day as GitHub first reported them, once the day had been complete for three days",
  },
  lost: { title: "stars lost", definition: "stars gained on a day less the net change of that day" },
  releases: {
    title: "releases",
    definition: "releases of a UTC day; zero only where the list of releases is known to be complete",
  },
};

/** What stands in a row, for those that are not days. */
export function describeInterval(interval: Interval, isTotal: boolean, align: Alignment = "date"): string {
  if (interval === "day") return "day";
  const span =
    align === "age"
      ? `${interval === "week" ? "7" : "30"} days of age`
      : { week: "ISO week, named by its Monday", month: "month, named by its first day" }[interval];
  const value = isTotal ? "the value of its last known day" : "the sum of its days, empty where one of them is missing";
  return `${interval} (${span}; ${value})`;
}

/** What the words of the column `quality` mean. */
export const QUALITY_WORDS = [
  "observed: totals that we read ourselves",
  "archived: totals that an archive recorded",
  "surviving: stars still there when GitHub was asked, by the day they were given",
  "settling: the same, too recent to rely on",
  "missing: nothing is known",
].join("; ");
