import type { HistoryFigures } from "../history-figures.ts";
import { section, type MethodSection } from "../section.ts";

const GITHUB_HISTORY = "GitHub’s star history, as its interface has told it since 2026";

/** What is counted: totals, their daily changes, and the stars that are still there. */
export function countSections({ weekdays }: HistoryFigures): MethodSection[] {
  const [, tuesday = NaN, , , , saturday = NaN] = weekdays;
  return [
    section({
      id: "net",
      title: "Daily net change",
      says: [
        "Stars given less stars taken back on a day (UTC), from totals that were read. All trends below are made of it.",
      ],
      formula: [
        "S(t) = the total at time t, on a straight line between two totals that are at most 36 hours apart",
        "y = S(next midnight) − S(midnight)",
      ],
      needs:
        "Both midnights of the day lie between totals at most 36 hours apart. Otherwise the day is missing; it is never zero.",
      blind: [
        "How many stars came and how many went: 5 given and 5 taken back look like a day without any.",
        "The hour. Totals that are read once a day blur a day into its neighbours.",
      ],
      measured: ["No estimate: it is arithmetic on totals, and each total has a receipt."],
    }),
    section({
      id: "gained-lost",
      title: "Gained and lost",
      says: ["How many stars a day brought, and how many were taken back on it, where GitHub’s history tells."],
      formula: ["gained = the first complete count of stars dated to the day", "lost = gained − net change"],
      needs:
        "GitHub’s history, read three days or more after the day. The archive has net changes only: gained and lost are then unknown.",
      blind: [
        "Stars that were given and taken back before the first count.",
        "Where GitHub’s days begin is not guaranteed to be midnight UTC, so a star near midnight can count for the neighbouring day.",
      ],
      measured: ["No estimate."],
      sources: [GITHUB_HISTORY],
    }),
    section({
      id: "surviving",
      title: "Surviving stars",
      says: [
        "Stars that were still there when GitHub was asked, by the day on which they were given. A different thing from the totals, and never mixed with them in one estimate.",
      ],
      formula: ["surviving(day) = stars dated to the day and present when asked"],
      needs: "The day is three days past. Until then it is shown as settling.",
      blind: [
        "Stars that have gone. The past shrinks: what was lost since is missing from the day on which it was given.",
      ],
      measured: ["No estimate."],
      sources: [GITHUB_HISTORY],
    }),
    section({
      id: "data-gaps",
      title: "Data gaps",
      says: [
        "Two or more days in a row without a net change. They are drawn as gaps, listed among the events, and count as missing in everything below.",
      ],
      formula: ["gap = days without a figure between two days that have one, 2 or more"],
      blind: ["Why nothing was read, and what happened meanwhile."],
      measured: ["No estimate."],
    }),
    section({
      id: "weekday-factors",
      title: "Weekday factors",
      says: [
        "Fewer stars come at weekends. How the stars of a week fall over its days is read off the whole catalogue, once a calendar quarter, and taken out before a day is tested for a surge. Momentum does without them: it looks at whole weeks, though the last days weigh more.",
      ],
      formula: [
        "share = stars of the day ÷ stars of its week, for every complete week (Monday to Sunday) with 70 stars or more and no drop; days below 0 count as 0",
        "factor = median share of that weekday, scaled so that the seven have the mean 1",
      ],
      needs:
        "100 such weeks of all projects together, in the 52 calendar weeks that end at least 7 days before the quarter begins. With fewer, or with a weekday that has no star in half of them, every factor is 1.",
      blind: ["A project whose week differs from the others’; holidays."],
      measured: [
        `On the real history a Tuesday is ${tuesday.toFixed(2)}, a Saturday ${saturday.toFixed(2)} (summer 2026). The error rates of [surges](#surges) include the factors’.`,
      ],
    }),
  ];
}
