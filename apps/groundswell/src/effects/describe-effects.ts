import { formatDate, formatFigure, formatSpan } from "@groundswell/core";
import type { Effect } from "@groundswell/wire";
import { count } from "../runtime/say.ts";

const HEADER = ["project", "week", "stars", "expected", "ratio (90 % interval)", "verdict", "state"];
/** Columns of numbers, which end below each other. */
const RIGHT = new Set([2, 3]);
const UNKNOWN = "–";

/** Effects for people: a table, and below it what each row says in words, by story. */
export function describeEffects(effects: readonly Effect[]): string {
  if (effects.length === 0) return "No story names a watched project for certain: there is nothing to look at.";
  const stories = Map.groupBy(effects, ({ story }) => story.id);
  return [
    ...formatTable([HEADER, ...effects.map(toCells)]),
    ...[...stories.values()].flatMap((own) => ["", ...describeStory(own)]),
    "",
    `${count(effects.length, "pair")} of ${count(stories.size, "story", "stories")} and a project. After, not because of.`,
  ].join("\n");
}

function toCells({ repo, week, range, verdict, state }: Effect): string[] {
  const { ratio } = week;
  const days = range === null ? "" : ` (began ${formatSpan(range)})`;
  return [
    repo,
    `${formatSpan(week)}${days}`,
    week.stars === null ? UNKNOWN : formatFigure(week.stars, 0),
    week.expected === null ? UNKNOWN : formatFigure(week.expected, 0),
    ratio === null ? UNKNOWN : `${times(ratio.value)} (${times(ratio.low)}–${times(ratio.high)})`,
    verdict,
    state,
  ];
}

function times(ratio: number): string {
  return ratio >= 10 ? formatFigure(ratio, 0) : formatFigure(ratio, 2);
}

function describeStory(effects: readonly Effect[]): string[] {
  const [first] = effects;
  if (first === undefined) return [];
  const { title, source, published, publishedPlusMinusDays, url } = first.story;
  const off = publishedPlusMinusDays === 0 ? "" : ` ± ${count(publishedPlusMinusDays, "day")}`;
  return [
    `${title} (${source}, ${formatDate(published)}${off})`,
    `  ${url}`,
    ...effects.flatMap(({ sentence, needed }) => [`  ${sentence}`, ...(needed === null ? [] : [`  ${needed}`])]),
  ];
}

function formatTable(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        RIGHT.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
