import type { MeasuredFigures, Share, StoryFigures } from "../figures.ts";
import { formatRange, formatShare } from "../format.ts";
import type { HistoryFigures } from "../history-figures.ts";
import { poolShares } from "../pool-shares.ts";
import { section, type MethodSection, type Table } from "../section.ts";
import { poolHistoryRows } from "./story-history.ts";

type Rates = StoryFigures["rates"];

/** What changed after a story, what is said of it, and what it is held against. */
export function storyEffectSections({ stories }: MeasuredFigures, history: HistoryFigures): MethodSection[] {
  return [describeComparison(stories, history), describeLibrary(stories, history), describeVerdicts(stories)];
}

function describeComparison(stories: readonly StoryFigures[], history: HistoryFigures): MethodSection {
  const restless = ratesOf(stories, "restless");
  const others = stories.filter(({ world }) => world !== "restless").flatMap(({ rates }) => rates);
  const real = poolHistoryRows(history, { library: "other projects", controlled: true });
  return section({
    id: "story-effect",
    title: "Story effect",
    says: [
      "What a project’s stars did in the 7 days from a story on, held against the 8 weeks before and against what similar projects did in the same weeks. It describes what came after. It does not say that the story did it.",
      "The week begins on the UTC day of the story’s timestamp. Where only a date is known, it begins on the day before, as a date begins earlier in the east. Where the date is approximate, the week is computed for every day that it may have begun on: all of them are shown, the largest p counts, and the verdict is the most cautious.",
      "Only stories that name the project beyond doubt enter: see [Mentions](#mentions).",
      "Stories about a project that begin within the same 7 days are one event, counted from the earliest.",
    ],
    formula: [
      "weeks: S = stars of days t₀ … t₀+6; b₁ … b₈ = those of the 8 weeks before; sums below 0 count as 0; L = ln(count + ½)",
      "G = the peers’ movement: for each week the median of their L less their own mean of the 8 weeks. With fewer than 8 peers: G = 0, “no control group”",
      "peers = the up to 20 watched projects of the category with all 63 days, and no story of their own whose week shares a day with this one, whose ln(½ + mean stars a week of the 8) is nearest",
      "d = (L − G) of the week − mean of (L − G) of the 8 weeks; s² = the variance of the latter",
      "s₀² = 1 / (mean b + ½) + 0.0625; SE = √((4·s₀² + 7·s²) / 11 · 9/8); t = d / SE",
      "ratio = exp(d); 90 % interval = exp(d ± 1.796 · SE), the t of 11 degrees of freedom",
      "expected = exp(mean of (L − G) + G of the week) − ½; extra = S − expected",
      "least ratio that a test at 5 % of this week alone would find four times in five = exp((1.796 + 0.876) · SE)",
      "run-up: t of the week before against the seven before it, with 10 degrees of freedom; rising where it is above 1.812",
    ],
    needs:
      "All 63 days, of the project and of each peer: a day that a drop falls on counts as missing, and a week without it is not complete. Net change of observed totals, never GitHub’s surviving stars. A project younger than nine weeks has no such figure.",
    blind: [
      "Everything else that happened in these days, but releases, new names and other stories that are known here.",
      "Which came first: writers write about what is rising. A rise in the week before is told, one in the days before is not.",
      `Small changes on large projects. What projects gain in the mean in the week after Hacker News names them, ${history.stories[0]?.foundStars.stars ?? 0} stars (arXiv 2511.04453), would be found in ${formatShare(foundStars(history, "<5"))} of cases below 5 stars a day, in ${formatShare(foundStars(history, "5–40"))} at 5 to 40, and in ${formatShare(foundStars(history, "≥40"))} from 40 on: on big projects it usually can’t be seen.`,
      "What comes after the 7 days. The three weeks that follow are drawn, and decide nothing.",
    ],
    measured: [
      `Where nothing happened, the 90 % interval held “no change” in ${formatRange(others.map((row) => row.covered))} of cases in all worlds but one. In the restless one it is too narrow, with ${formatRange(restless.map((row) => row.covered))}, and so it is of real weeks, with ${formatShare(real.covered)}.`,
      `A week with three times 20 stars a day was found in ${formatRange(others.filter(({ perDay }) => perDay === 20).map((row) => row.foundTripled))} of cases, but in ${formatRange(restless.filter(({ perDay }) => perDay === 20).map((row) => row.foundTripled))} in the restless world.`,
    ],
    tables: [storyTable(stories)],
    sources: [
      "Smyth 2004, Statistical Applications in Genetics and Molecular Biology 3 (moderated t)",
      "Abadie, Diamond and Hainmueller 2010, Journal of the American Statistical Association 105 (placebo inference)",
    ],
  });
}

function describeLibrary(stories: readonly StoryFigures[], history: HistoryFigures): MethodSection {
  const simulated = stories.map(({ rates }) => poolShares(rates.map((row) => row.placebo)));
  const [projects, days] = (["other projects", "earlier days"] as const).map((library) =>
    poolHistoryRows(history, { library, controlled: true }),
  );
  return section({
    id: "placebo-library",
    title: "Placebo library",
    says: [
      "How rarely a week without a story rises as much. The same comparison is made at random dates of the catalogue on which no story is known, and the story’s t is ranked among theirs. So p needs no assumption of how stars are spread: ordinary weeks say what is ordinary.",
      "Each ISO week draws a library of its own, the same for everybody who has the same figures. The libraries of earlier weeks are kept.",
    ],
    formula: [
      "p = (1 + number of t* ≥ t) / (1 + N), over the N dates of the same rate: below 5, 5 to 40, or 40 stars a day and more over the 8 weeks before",
      "dates: up to 1,000 for each rate, with peers and as many without; all 63 days known and no story’s week touching theirs; each project gives its first before any gives its second; 7 days apart within a project while there are enough",
    ],
    needs:
      "400 dates at the rate. With fewer, p is that of t’s own distribution, 11 degrees of freedom, and the page says so.",
    blind: [
      "Stories that nobody told us of: dates with them count as ordinary. So do dates with releases, as ordinary weeks have them; a rise must stand out from those, too.",
      "A catalogue that is too small: where few projects make up a rate, their luck is in every p of it. Weeks that overlap count as several, though they say little more than one.",
    ],
    measured: [
      `Where nothing happened, p was 0.05 or less in ${formatRange(simulated)} of cases, by world; t’s own p in ${formatRange(stories.flatMap(({ rates }) => rates.map((row) => row.ownP)))}, by world and rate, and that of a bare before/after comparison in ${formatRange(stories.flatMap(({ rates }) => rates.map((row) => row.naive)))}.`,
      `At random dates of real projects: ${formatShare(projects?.placebo ?? NOTHING)} with a library of other projects, ${formatShare(days?.placebo ?? NOTHING)} with one of earlier days. A bare before/after comparison: ${formatShare(projects?.naive ?? NOTHING)} and ${formatShare(days?.naive ?? NOTHING)}. By rate in [Story effects at random dates](#story-history).`,
    ],
    sources: [
      "Abadie, Diamond and Hainmueller 2010 (placebo inference)",
      "Chernozhukov, Wüthrich and Zhu 2021, Journal of the American Statistical Association 116 (p by rank)",
    ],
  });
}

const NOTHING = { share: 0, of: 0 };

function describeVerdicts(stories: readonly StoryFigures[]): MethodSection {
  return section({
    id: "story-verdicts",
    title: "Verdicts on stories",
    says: [
      "What is said of a story and a project: the first of these that holds. Ratio and interval are shown beside each of them.",
      "Where the date is approximate, the first that holds for any of the days counts, but a rise only where it holds for all.",
    ],
    list: [
      "too little data: fewer than 5 stars were expected, or a day is missing",
      "confounded by a release: a release, a new name or owner, or the opening of the repository in days t₀−3 … t₀+6. Where 4 or more of the 8 weeks before hold releases, only major and minor versions count: tags whose third number is 0 or missing, not pre-releases, builds or moving tags",
      "shared with other stories: others began in the same 7 days, and one figure is given for all",
      "already rising: the week before was above the seven before it",
      "rose with: adjusted p ≤ 0.10, ratio ≥ 1.25, and 10 stars or more above what was expected",
      "no distinguishable change: all else, with what it would have taken to see one",
    ],
    formula: [
      "adjusted p: Benjamini–Hochberg over all pairs of a story and a project whose 7 days ended in the same ISO week, whatever their verdicts; several stories that are one event are one pair; of an approximate date the last of its windows says which week",
      "frozen: 00:00 UTC of the Friday after that ISO week, four days after its end; before that it is provisional",
    ],
    needs: "The pairs of a whole week. “Too little data” is never frozen: figures may still come.",
    blind: [
      "Falls: only rises are tested.",
      "Figures that come in after the Friday. What was frozen stays, with the figures that it was judged by.",
      "Stories that are found late: a week that was over before its stories were read is judged at once, with the pairs known by then, often few or one; later ones do not change it. Where a story was first read after its week, its page says so.",
      "A verdict belongs to the story’s date: when that is corrected, the new days are judged anew, and the earlier verdict is kept but not told.",
      "Releases and names that are not known here: a project without a list of releases is never confounded by one.",
    ],
    measured: [
      `Of weeks of 40 pairs in which nothing had happened, ${formatRange(stories.map(({ falseWeeks }) => falseWeeks))} had a false “rose with” among them, by world.`,
    ],
    sources: ["Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57"],
  });
}

function ratesOf(stories: readonly StoryFigures[], world: string): Rates {
  return stories.find((each) => each.world === world)?.rates ?? [];
}

/** Of all real weeks at a rate that were held against peers. */
function foundStars({ stories }: HistoryFigures, bin: string): Share {
  const rows = stories.filter((row) => row.bin === bin && row.controlled);
  return poolShares(rows.map((row) => row.foundStars.share));
}

function storyTable(stories: readonly StoryFigures[]): Table {
  return {
    caption: "Story effects in catalogues of 48 projects, p by a placebo library of another such catalogue",
    columns: [
      { title: "World", align: "left" },
      { title: "Stars a day", align: "right" },
      { title: "p ≤ 0.05 where nothing happened", align: "right" },
      { title: "t’s own p", align: "right" },
      { title: "Bare before/after", align: "right" },
      { title: "Interval held “no change”", align: "right" },
      { title: "×3 found", align: "right" },
      { title: "Weeks", align: "right" },
    ],
    rows: stories.flatMap(({ world, rates }) =>
      rates.map((row) => [
        world,
        String(row.perDay),
        formatShare(row.placebo),
        formatShare(row.ownP),
        formatShare(row.naive),
        formatShare(row.covered),
        formatShare(row.foundTripled),
        row.placebo.of.toLocaleString("en-GB"),
      ]),
    ),
  };
}
