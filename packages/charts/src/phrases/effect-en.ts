import { EN_TABLE } from "./en-table.ts";
import type { Words } from "./words.ts";

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The words of a chart of weeks around a story. */
export const effectEn: Words["effect"] = {
  title: (project) => `${project}: stars a week, before and after a story`,
  yLabel: "Stars a week",
  empty: "No complete week yet",
  shade: "the story’s week",
  band: "Similar projects’ same weeks: middle 80 %",
  median: "median",
  uncontrolled: "No control group: too few similar projects",
  method: ({ isControlled, isCut }) =>
    [
      "Net new stars in weeks of seven UTC days, counted from the story; a week with a missing day is a gap",
      ...(isControlled ? ["similar projects’ weeks are set at this project’s level"] : ["no control group"]),
      ...(isCut ? ["their band goes on above the axis"] : []),
    ].join("; "),
  heading: (project, when) => `${project}: stars a week before and after a story of ${when}.`,
  noWeekBefore: "No complete week before it.",
  oneWeekBefore: (stars, date) => `Before it ${stars} in the week from ${date}.`,
  weeksBefore: (weeks, least, most, last) =>
    least === most
      ? `In ${weeks} before it ${least} in each.`
      : `In ${weeks} before it between ${least} and ${most}, the last ${last}.`,
  storyWeek: (range, stars, peers) => {
    const own = `In the story’s week, ${range}, ${stars ?? "no figure, as a day is missing"}`;
    if (peers === null) return `${own}.`;
    const { low, middle, high } = peers;
    return `${own}; similar projects’ same week would mean ${middle}, most of them ${low} to ${high}.`;
  },
  gaps: (n, weeks) => sentenceCase(`${weeks.replace("week", "other week")} ${n === 1 ? "has" : "have"} no figure.`),
  noControl: "No control group.",
  happened: { renamed: "New name", transferred: "New owner", "made public": "Repository opened to the public" },
  ...EN_TABLE.effect,
  verdict: {
    "too little data": "Too little data",
    "confounded by a release": "A release in the same days",
    "shared with other stories": "Shared: other stories in the same week",
    "already rising": "Already rising before",
    "rose with": "Rose in that week",
    "no distinguishable change": "No distinguishable change",
  },
};
