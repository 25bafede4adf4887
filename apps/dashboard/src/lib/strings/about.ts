/** What the page about the data says; days are written out where it is made. */
export const aboutStrings = {
  title: "About the data",
  description: "Where Groundswell’s figures come from, where they have gaps, and under which licences.",
  deck: "Groundswell watches open-source AI projects on GitHub and says which are moving, how sure that is, and what was written about them at the time. Here is what that rests on.",
  contents: "On this page",
  promises: "What we hold ourselves to",
  promiseList: [
    "Every number says where it came from and when: its receipt names the request, the answer and the method.",
    "A missing day is a gap. It is never a zero, and never filled in with a guess.",
    "Uncertainty is shown. A story whose day is not known to the day has a band on the chart, not a line.",
    "After is not because. Markers say what happened when; they do not say what it did.",
    "What is not known is said to be unknown, with the reason.",
  ],
  sources: "Sources",
  sourcesAbout: "What every figure goes back to. The receipt beside a number says which of these it came from.",
  held: (observations: string, through: string) => `The archive holds ${observations}, to ${through}.`,
  observations: ["observation", "observations"],
  sourceColumns: { name: "Source", gives: "What it gives", reach: "Days and how often", licence: "Licence" },
  words: "Words",
  wordsAbout: "As they stand on every page, chart and file.",
  gaps: "Known gaps",
  gapsAbout: "What the archive does not hold. Nothing here was filled in.",
  gapColumns: { when: "Days", what: "What is missing", effect: "What follows from it" },
  licences: "Licences and use",
  licencesAbout: "In short: use it, and name Groundswell.",
  licenceColumns: { what: "What", licence: "Licence", how: "How to use it" },
  cite: "How to cite a figure",
  citeAbout:
    "Name the product, the figure, its day, and its page; the page of a project and every receipt keep theirs.",
  citeExample: (day: string, url: string) =>
    `Groundswell: stars of Goose, as of ${day}, ${url}. Charts under CC BY 4.0.`,
  citePin:
    "A pinned chart never changes after it was published: take one from “Use this chart” where the figure is the story.",
  missing: "A project is missing",
  missingFile: "watchlist.yaml",
  missingBefore: "The projects watched are listed in",
  missingAfter:
    ". One line with owner/name adds one; whoever runs this copy can do that. A project that GitHub hides or has deleted keeps the figures that were read before.",
  wrong: "A number is wrong",
  wrongBefore:
    "Open its receipt: it says what was asked and what was answered. What was put right later is on the page of",
  wrongLink: "corrections",
  status: "How the reading is going",
  api: "Everything here, for machines",
} as const;

/** A source that figures come from. */
interface SourceText {
  name: string;
  href: string | null;
  gives: string;
  reach: string;
  licence: string;
}

export const sourceTexts: readonly SourceText[] = [
  {
    name: "EvanLi/Github-Ranking",
    href: "https://github.com/EvanLi/Github-Ranking",
    gives: "Stars, forks and open issues of the most-starred repositories",
    reach: "Weekly to September 2025, then daily",
    licence: "MIT",
  },
  {
    name: "yuxiaopeng/Github-Ranking-AI",
    href: "https://github.com/yuxiaopeng/Github-Ranking-AI",
    gives: "The same, of AI repositories by topic",
    reach: "Daily, filling days that the first has not",
    licence: "MIT",
  },
  {
    name: "Git tags of the projects",
    href: null,
    gives: "Names and days of releases, in the archive",
    reach: "As tagged",
    licence: "Facts",
  },
  {
    name: "GitHub’s REST and GraphQL interfaces",
    href: "https://docs.github.com/en/rest",
    gives: "Totals, single stars with their times, releases, names, licences",
    reach: "On a schedule, when GitHub can be reached",
    licence: "GitHub’s terms; facts",
  },
  {
    name: "Stories",
    href: null,
    gives: "Title, address, day, outlet, and the words that name a project",
    reach: "From feeds and searches in the watchlist, and files kept by hand",
    licence: "Texts stay with their publishers",
  },
];

export const aboutWords: readonly (readonly [string, string])[] = [
  ["Stars, forks", "Totals, as last read on each day (UTC)."],
  [
    "Net change",
    "Stars gained less stars lost, between two totals. The window ends at the newest total, and its ends are printed beside it. When no total is near enough to the window’s start, the change is unknown.",
  ],
  ["Gained", "Stars given on a day, as GitHub first reported them once that day was complete."],
  [
    "Surviving stars",
    "Of the stars that are still there, how many had been given by each day. Stars taken back since are not among them.",
  ],
  [
    "From the archive, read from GitHub",
    "Whether a total was printed in one of the rankings, or read by us. Charts draw the two differently.",
  ],
];

/** A gap in the archive; `days` are first and last ones. */
export interface GapText {
  days: readonly { from: string; to: string }[];
  /** In the place of days that can't be listed. */
  when?: string;
  what: string;
  effect: string;
}

export const gapTexts: readonly GapText[] = [
  {
    days: [],
    when: "Before October 2025",
    what: "One figure a week, not one a day",
    effect: "No daily changes and no momentum for that time",
  },
  {
    days: [],
    when: "Any day",
    what: "Projects that were not among the first hundred of a ranking",
    effect: "No figure, which says nothing about their stars",
  },
  { days: [{ from: "2021-10-02", to: "2021-12-26" }], what: "Both rankings, but for one day", effect: "A gap" },
  {
    days: [
      { from: "2024-10-24", to: "2025-01-07" },
      { from: "2025-08-19", to: "2025-09-05" },
      { from: "2025-10-14", to: "2025-10-22" },
    ],
    what: "The first of the two rankings",
    effect: "Figures only of projects that the second lists",
  },
  {
    days: [{ from: "2019-09-26", to: "2021-08-19" }],
    what: "Open issues apart from pull requests",
    effect: "Counted together; never joined with the issues alone of later days",
  },
  {
    days: [],
    when: "Tags, throughout",
    what: "Some tags of llama.cpp, vLLM, OpenHands and Muesli",
    effect: "Lists of releases are incomplete; a tag’s day can be earlier than the release’s",
  },
];

export const licenceTexts: readonly { what: string; licence: string; href: string | null; how: string }[] = [
  {
    what: "Charts",
    licence: "CC BY 4.0",
    href: "https://creativecommons.org/licenses/by/4.0/",
    how: "Use and change them; name Groundswell. Source, day and licence stand inside every picture.",
  },
  {
    what: "Figures",
    licence: "Facts, free to use",
    href: null,
    how: "Please name Groundswell and the source that the receipt names.",
  },
  {
    what: "Stories’ texts",
    licence: "Their publishers’",
    href: null,
    how: "We keep no more than what names a project.",
  },
  {
    what: "The software",
    licence: "MIT",
    href: "https://opensource.org/license/mit",
    how: "Run it, change it, watch other projects.",
  },
];
