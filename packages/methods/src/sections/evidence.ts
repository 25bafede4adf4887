import { formatCount } from "../format.ts";
import type { HistoryFigures } from "../history-figures.ts";
import { section, type MethodSection } from "../section.ts";
import { eventTable, fallTable } from "./history-tables.ts";
import { storyHistorySection } from "./story-history.ts";

/** How error rates are measured, and what the methods make of real projects. */
export function evidenceSections(history: HistoryFigures): MethodSection[] {
  const surgesPerYear = history.surges / (history.testedDays / 365);
  return [
    section({
      id: "error-rates",
      title: "How error rates are measured",
      says: [
        "By running the very code of this product on simulated projects, of which the truth is known: `npm run methods`. Seeds are fixed, so anybody gets the same figures, and every change to the code is tested against them.",
        "Simulated stars are counts of a negative binomial, with fewer at weekends. There are five worlds, since real projects differ in how restless they are:",
      ],
      list: [
        "even: a day’s variance = mean · (1 + 0.0625 · mean), as in the median real project; nothing else ever happens",
        "typical: also whole weeks are better or worse, by 15 %, as in the median real project",
        "uneven: the same by 25 %",
        "moving (story effects only): the typical one, with a rate that wanders by 12 % a week and a true burst a year, so that weekly sums vary by 0.21, the low end of the real medians",
        "restless: a day’s variance = mean · (1 + 0.2 · mean), weeks by 25 %, a rate that wanders by 10 % a week, and three true bursts a year (×3 to ×10 on a day, then ebbing by half a day)",
      ],
      blind: [
        "Simulated projects are tamer than real ones in some way that nobody has thought of. Read the rates as the least that is to be expected.",
      ],
    }),
    section({
      id: "real-history",
      title: "Real history",
      says: [
        `The same code on the history of ${formatCount(history.projects)} real projects (${formatCount(history.names)} names, ${formatCount(history.projectDays)} days with a net change, December 2018 to August 2026). The figures are from two public daily rankings, [EvanLi/Github-Ranking](https://github.com/EvanLi/Github-Ranking) and [yuxiaopeng/Github-Ranking-AI](https://github.com/yuxiaopeng/Github-Ranking-AI), both under the MIT licence.`,
        `It finds ${formatCount(history.surges)} surges in ${formatCount(history.testedDays)} tested days, ${surgesPerYear.toFixed(1)} a project and year. How many of these are false can’t be known: there is no list of all that happened. Against the ${history.events.length} events that are known:`,
      ],
      measured: describeEvents(history),
      tables: [eventTable(history)],
    }),
    section({
      id: "known-falls",
      title: "Known falls",
      says: [
        "Falls between two totals of a project. Where the history has no series of it, its two totals alone were given to the code. The momentum is the velocity and its interval on the day that the fall was over, and what it would have been had the fall been counted like any other day.",
      ],
      tables: [fallTable(history)],
    }),
    storyHistorySection(history),
  ];
}

function describeEvents({ events }: HistoryFigures): string[] {
  const controls = events.filter(({ kind }) => kind.includes("control"));
  const quiet = controls.filter(({ outcome }) => outcome === "nothing");
  const untested = controls.filter(({ outcome }) => outcome === "too little data");
  const sought = events.filter(({ kind }) => !kind.includes("control") && kind !== "drop");
  const count = (outcome: string) => sought.filter((event) => event.outcome === outcome).length;
  const testable = sought.length - count("too little data") - count("no series");
  return [
    `${testable} of ${sought.length} surges could be looked for: ${count("too little data")} fall into a project’s first weeks or a data gap, and of ${count("no series")} there is no series here. Of the ${testable}, ${count("found")} began within 3 days of the day that people saw it, ${count("under way")} had begun earlier and went on, ${count("late")} began 4 to 7 days later, and ${count("nothing")} gave no alarm.`,
    `Of ${controls.length} renames without any news, ${quiet.length} gave no surge and ${untested.length} could not be tested.`,
  ];
}
