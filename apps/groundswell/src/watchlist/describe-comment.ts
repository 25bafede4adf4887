import { forecastList, type ListCost } from "@groundswell/collector";
import { formatDiagnostic, repoKey, showControls } from "@groundswell/core";
import type { WatchedProject, Watchlist } from "@groundswell/watchlist";
import { isDeepStrictEqual } from "node:util";
import { count } from "../runtime/say.ts";
import { listMissing } from "../content/describe-change.ts";
import type { CheckedList } from "./check-list.ts";

/** By this line the comment is found again, and rewritten rather than followed by another. */
const MARK = "<!-- groundswell watchlist -->";
const NAMES_SHOWN = 100;
const FAULTS_SHOWN = 50;

/**
 * What a change of the watchlist comes to, as a comment on a pull request: who would be watched, and at what cost.
 * Markdown in which nothing of the file's stands unescaped: names are held to GitHub's letters, all else is in a block.
 */
export function describeComment(checked: CheckedList, now: number): string {
  const { watchlist, diagnostics, before, github } = checked;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const lines = [MARK, "### What would be watched", ""];
  if (watchlist === null) lines.push("The file can't be taken as it is.");
  else lines.push(...describeProjects(watchlist, before), "", ...describeCost(watchlist, checked, now));
  if (diagnostics.length > 0) {
    const title = `${count(errors.length, "error")}, ${count(diagnostics.length - errors.length, "warning")}`;
    lines.push("", `**${title}**`, "", fence(diagnostics.slice(0, FAULTS_SHOWN).map(formatDiagnostic)));
  }
  if (watchlist !== null && github.problem !== null) {
    lines.push(
      "",
      `GitHub answered about ${github.answered} of ${github.names} new names:`,
      "",
      fence([github.problem]),
    );
  }
  return `${lines.join("\n")}\n`;
}

function describeProjects(watchlist: Watchlist, before: Watchlist | null): string[] {
  const total = `**${count(watchlist.projects.length, "project")}**`;
  if (before === null) return [`${total}; there is no sound list to compare with.`];
  const added = listMissing(watchlist.projects, before.projects);
  const gone = listMissing(before.projects, watchlist.projects);
  const changed = listChanged(watchlist.projects, before.projects);
  const coverage = isDeepStrictEqual(watchlist.coverage, before.coverage) ? [] : ["- places of coverage change"];
  const discussion = isDeepStrictEqual(watchlist.discussion, before.discussion)
    ? []
    : ["- places where public posts are counted change"];
  const excluded = watchlist.excluded.filter(
    ({ repo }) => !before.excluded.some((one) => repoKey(one.repo) === repoKey(repo)),
  );
  const parts = [
    ...listNames("added", added),
    ...listNames("hidden, with their figures kept", gone),
    ...listNames("changed", changed),
    ...listNames("excluded from now on", excluded),
    ...coverage,
    ...discussion,
  ];
  return [`${total}, ${before.projects.length} before.`, "", ...(parts.length === 0 ? ["No project changes."] : parts)];
}

function listChanged(projects: readonly WatchedProject[], before: readonly WatchedProject[]): WatchedProject[] {
  const known = new Map(
    before.flatMap((old) => [old.repo, ...old.formerly].map((name) => [repoKey(name), old] as const)),
  );
  return projects.filter((project) => {
    const old = [project.repo, ...project.formerly].map((name) => known.get(repoKey(name))).find(Boolean);
    return old !== undefined && !isDeepStrictEqual(old, project);
  });
}

/** An owner/name has letters, digits, dots, hyphens, underscores and a slash: a code span holds it, and mentions nobody. */
function listNames(what: string, projects: readonly { repo: string }[]): string[] {
  if (projects.length === 0) return [];
  const names = projects.slice(0, NAMES_SHOWN).map(({ repo }) => `\`${repo}\``);
  const more = projects.length > NAMES_SHOWN ? ` and ${projects.length - NAMES_SHOWN} more` : "";
  return [`- ${what}: ${names.join(", ")}${more}`];
}

function describeCost(watchlist: Watchlist, { before, known }: CheckedList, now: number): string[] {
  const isNew = new Set(before === null ? [] : listMissing(watchlist.projects, before.projects));
  const unread = [...isNew].map(({ repo }) => {
    const word = known.get(repoKey(repo));
    const { createdAt, forks } = word?.state === "found" ? word : { createdAt: null, forks: null };
    return { repo, createdAt, forks };
  });
  const costs = (["anonymous", "token"] as const).map((identity) => ({
    before: before === null ? null : forecastList({ projects: before.projects.length, unread: [] }, identity, now),
    after: forecastList({ projects: watchlist.projects.length, unread }, identity, now),
  }));
  const row = (title: string, cell: (cost: (typeof costs)[number]) => string) =>
    `| ${title} | ${costs.map(cell).join(" | ")} |`;
  return [
    "| Requests to GitHub | without a token | with a token |",
    "| --- | --- | --- |",
    row("an hour allows", ({ after }) => number(after.perHour)),
    row(
      "an hour takes",
      (cost) =>
        (cost.before === null ? "" : `${number(cost.before.upkeepPerHour)} → `) + number(cost.after.upkeepPerHour),
    ),
    row("the new ones, once", ({ after }) => describeFirst(after)),
  ];
}

function describeFirst({ firstReading, hours }: ListCost): string {
  if (firstReading === 0) return "none";
  const time =
    hours === null ? "no hour has room for it" : hours < 1 ? "within the hour" : `about ${number(Math.ceil(hours))} h`;
  return `${number(firstReading)} (${time})`;
}

function number(n: number): string {
  return n.toLocaleString("en", { maximumFractionDigits: 1 });
}

/** Text that nothing in it can get out of: its fence is longer than any run of its own. */
function fence(lines: readonly string[]): string {
  const text = lines.map((line) => showControls(line.replaceAll(/[\r\n]+/g, " "))).join("\n");
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = "`".repeat(Math.max(3, longest + 1));
  return `${marks}text\n${text}\n${marks}`;
}
