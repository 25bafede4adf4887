import type { Share } from "../figures.ts";
import { formatCount, formatRange, formatShare } from "../format.ts";
import type { HistoryFigures, StoryHistoryRow } from "../history-figures.ts";
import { poolShares } from "../pool-shares.ts";
import { section, type MethodSection, type Table } from "../section.ts";

/** The story effect at random dates of real projects. */
export function storyHistorySection(history: HistoryFigures): MethodSection {
  const { stories } = history;
  const dates = stories.reduce((sum, row) => sum + row.placebo.of, 0);
  const stars = stories[0]?.foundStars.stars ?? 0;
  const tripled = stories.flatMap(({ found }) => found.filter(({ by }) => by === 3).map(({ share }) => share));
  return section({
    id: "story-history",
    title: "Story effects at random dates",
    says: [
      `The shipped comparison at ${formatCount(dates)} random dates of real projects of which no story is known, judged by a placebo library of other projects (each half of the catalogue by the other), or of days before July 2025. The history has no categories, so all projects of a half are each other’s candidates for peers, and no list of stories: some of these weeks had one, in the library as among the dates judged by it.`,
      `Found: the share that would have had p ≤ 0.05 had the same week brought so many times its stars, or ${stars} stars more, which is what projects gained in the mean in the week after Hacker News named them (arXiv 2511.04453).`,
    ],
    measured: [
      `p was 0.05 or less in ${formatRange(stories.map((row) => row.placebo))} of cases, by rate and library; a bare before/after comparison would have said so in ${formatRange(stories.map((row) => row.naive))}. A tripled week was found in ${formatRange(tripled)}: real weeks are more restless than those of the typical simulated world.`,
    ],
    tables: [historyTable(stories)],
  });
}

/** All rates of one kind together. */
export function poolHistoryRows(
  { stories }: HistoryFigures,
  { library, controlled }: Pick<StoryHistoryRow, "library" | "controlled">,
): Record<"placebo" | "ownP" | "naive" | "covered", Share> {
  const rows = stories.filter((row) => row.library === library && row.controlled === controlled);
  return {
    placebo: poolShares(rows.map((row) => row.placebo)),
    ownP: poolShares(rows.map((row) => row.ownP)),
    naive: poolShares(rows.map((row) => row.naive)),
    covered: poolShares(rows.map((row) => row.covered)),
  };
}

function historyTable(rows: readonly StoryHistoryRow[]): Table {
  const planted = rows[0]?.found.map(({ by }) => by) ?? [];
  return {
    caption: "Story effects at random dates of real projects",
    columns: [
      { title: "Library of", align: "left" },
      { title: "Stars a day", align: "left" },
      { title: "Peers", align: "left" },
      { title: "Dates", align: "right" },
      { title: "Projects", align: "right" },
      { title: "p ≤ 0.05", align: "right" },
      { title: "t’s own p", align: "right" },
      { title: "Bare before/after", align: "right" },
      { title: "Interval held 1", align: "right" },
      ...planted.map((by): Table["columns"][number] => ({ title: `×${by} found`, align: "right" })),
      { title: `+${rows[0]?.foundStars.stars ?? 0} found`, align: "right" },
    ],
    rows: rows.map((row) => [
      row.library,
      row.bin,
      row.controlled ? "with" : "without",
      formatCount(row.placebo.of),
      String(row.projects),
      ...[row.placebo, row.ownP, row.naive, row.covered, ...row.found.map(({ share }) => share)].map(formatShare),
      formatShare(row.foundStars.share),
    ]),
  };
}
