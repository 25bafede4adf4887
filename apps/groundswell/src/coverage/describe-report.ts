import type { SourceReport, SyncReport } from "@groundswell/sources";
import { formatWhen, toInstant } from "../collecting/words.ts";
import { count } from "../runtime/say.ts";

/** What of a source's skipped entries a person wants to see. */
const SHOWN_SKIPPED = 10;

/** What came of asking the places of coverage, for people: a line for each, and what is wrong below it. */
export function describeSync(report: SyncReport): string {
  const { sources, endedAt } = report;
  if (sources.length === 0) return "The watchlist names no coverage: there is nobody to ask. See `coverage:` in it.";
  return [...sources.flatMap((source) => describeSource(source, endedAt)), describeAll(report)].join("\n");
}

function describeSource(source: SourceReport, now: number): string[] {
  const { id, outcome, problem, skipped, skippedCount, nextAt } = source;
  const next = nextAt === null || nextAt <= now ? "" : `; asked again at ${formatWhen(nextAt, now)}`;
  if (outcome === "not due") return [`${id}: not due${next}`, ...describeLastProblem(source)];
  const counts = outcome === "not modified" ? "" : `: ${describeCounts(source)}`;
  const lines = [`${id}: ${outcome}${outcome === "failed" && source.read === 0 ? "" : counts}${next}`];
  if (problem !== null) lines.push(`  ${problem.message} — ${problem.remedy}`);
  for (const { what, why } of skipped.slice(0, SHOWN_SKIPPED)) lines.push(`  left out: ${what}: ${why}`);
  const rest = skippedCount - Math.min(skipped.length, SHOWN_SKIPPED);
  if (rest > 0) lines.push(`  left out: ${rest.toLocaleString("en")} more (see --json)`);
  return lines;
}

/** A failure that somebody has put right in the meantime, such as a missing key, need not wait for its turn. */
function describeLastProblem({ id, lastProblem }: SourceReport): string[] {
  if (lastProblem === null) return [];
  return [`  failed when last asked: ${lastProblem}`, `  once that is put right, \`--only '${id}'\` asks it now`];
}

function describeCounts(source: SourceReport): string {
  const { read, revised, unchanged, linkedAnew, unnamed, linked, review } = source;
  const parts: [number, string][] = [
    [source.new, "new"],
    [revised, "revised"],
    [unchanged, "unchanged"],
    [linkedAnew, "read anew by the watchlist's new words"],
    [unnamed, "naming no watched project"],
  ];
  const what = parts.filter(([n]) => n > 0).map(([n, word]) => `${n.toLocaleString("en")} ${word}`);
  const mentions =
    linked + review === 0 ? "" : `; ${count(linked, "mention")} linked, ${review.toLocaleString("en")} to review`;
  return `${read.toLocaleString("en")} read${what.length === 0 ? "" : ` (${what.join(", ")})`}${mentions}`;
}

function describeAll({ sources }: SyncReport): string {
  const asked = sources.filter(({ outcome }) => outcome !== "not due");
  const failed = asked.filter(({ outcome }) => outcome === "failed");
  const waiting = sources.filter(({ outcome }) => outcome === "not due");
  const late = waiting.filter(({ lastProblem }) => lastProblem !== null);
  const rest = waiting.length === 0 ? "" : `; ${waiting.length.toLocaleString("en")} not due`;
  const failing = late.length === 0 ? "" : ` (${late.length.toLocaleString("en")} failed when last asked)`;
  const added = asked.reduce((sum, source) => sum + source.new, 0);
  return `${count(asked.length, "source")} asked, ${failed.length.toLocaleString("en")} failed; ${count(added, "new story", "new stories")}${rest}${failing}.`;
}

/** The report for machines: instants as ISO. */
export function toSyncJson({ startedAt, endedAt, sources }: SyncReport): string {
  return JSON.stringify({
    startedAt: toInstant(startedAt),
    endedAt: toInstant(endedAt),
    sources: sources.map((source) => ({ ...source, nextAt: toInstant(source.nextAt) })),
  });
}
