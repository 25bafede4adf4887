import type { ProjectFreshness, Status } from "@groundswell/wire";
import { formatNames, formatSpan, formatWhen, RESOURCE_WORDS } from "../collecting/words.ts";
import { count } from "../runtime/say.ts";
import { ok, warn, type Check } from "./check.ts";

const DAY_MS = 86_400_000;
const NEXT_LISTED = 5;
const COLLECT = "run npm start, or the verb collect with --once";

/** How the collection is, from what the status says: last run, freshness, plan, problems. */
export function checkCollection(status: Status, now: number): Check[] {
  const { projects } = status;
  return [checkRuns(status, now), checkFreshness(projects, now), checkPlan(status, now), ...checkProblems(projects)];
}

function checkRuns({ collector, github, watchlist }: Status, now: number): Check {
  if (watchlist.problem !== null) return warn("collector", watchlist.problem, "correct the watchlist");
  if (collector.lastRunAt === null) return warn("collector", "it has not run yet", COLLECT);
  const says = `last run ${ago(collector.lastRunAt, now)}; GitHub was ${github.state}`;
  if (github.state === "token refused") return warn("collector", says, "make a new token, or unset GITHUB_TOKEN");
  // A late run is early enough when the next is only just due.
  const late = now - Date.parse(collector.lastRunAt) > 2 * collector.intervalSeconds * 1_000;
  return late ? warn("collector", `${says}; it should have run since`, COLLECT) : ok("collector", says);
}

function checkFreshness(projects: readonly ProjectFreshness[], now: number): Check {
  const read = projects.filter(({ totalsQuality }) => totalsQuality === "observed");
  const [stalest] = read.toSorted((a, b) => ageOf(b, now) - ageOf(a, now));
  if (stalest === undefined) return warn("freshness", "no project's totals were read from GitHub yet", COLLECT);
  const old = read.filter((project) => ageOf(project, now) > DAY_MS);
  const unread = projects.length - read.length;
  const says = [
    `stalest totals: ${stalest.repo}, ${formatSpan(ageOf(stalest, now))} old`,
    `${old.length.toLocaleString("en")} of ${count(projects.length, "project")} older than 24 hours`,
    ...(unread === 0 ? [] : [`${unread.toLocaleString("en")} never read from GitHub`]),
  ].join("; ");
  return old.length + unread === 0 ? ok("freshness", says) : warn("freshness", says, COLLECT);
}

function checkPlan({ plan, projects, github }: Status, now: number): Check {
  if (plan === null) return warn("plan", "there is none until the collector has run", COLLECT);
  const incomplete = projects.filter(({ complete }) => !complete);
  const ends = incomplete.flatMap(({ completeAt }) => (completeAt === null ? [] : [Date.parse(completeAt)]));
  const endless = incomplete.filter(
    ({ missing, completeAt, problem }) => missing.length > 0 && completeAt === null && problem === null,
  );
  const says = [
    `${(projects.length - incomplete.length).toLocaleString("en")} of ${count(projects.length, "project")} complete`,
    ...(ends.length === 0 ? [] : [`${ends.length} more by about ${formatWhen(Math.max(...ends), now)}`]),
    ...(endless.length === 0 ? [] : [`${endless.length} not at this rate`]),
  ].join("; ");
  const next = plan.next.slice(0, NEXT_LISTED).map(({ repo, resource, dueAt }) => {
    const at = Date.parse(dueAt);
    return `${repo}: ${RESOURCE_WORDS[resource]}, ${at <= now ? "due now" : `at ${formatWhen(at, now)}`}`;
  });
  if (endless.length === 0) return ok("plan", says, next);
  const remedy = github.authenticated ? "watch fewer projects, or raise COLLECT_INTERVAL" : "set GITHUB_TOKEN";
  return warn("plan", says, remedy, next);
}

/** Per reason, as many projects tend to have the same. */
function checkProblems(projects: readonly ProjectFreshness[]): Check[] {
  const wrong = projects.filter(({ problem }) => problem !== null);
  if (wrong.length === 0) return [ok("problems", "none")];
  const lines = [...Map.groupBy(wrong, ({ problem }) => problem ?? "")].map(
    ([problem, having]) => `${formatNames(having.map(({ repo }) => repo))}: ${problem}`,
  );
  const remedy = "it is asked again by and by; a repository that is gone can be taken off the watchlist";
  return [warn("problems", `${count(wrong.length, "project")} could not be read`, remedy, lines)];
}

function ageOf({ totalsAt }: ProjectFreshness, now: number): number {
  return totalsAt === null ? Infinity : now - Date.parse(totalsAt);
}

function ago(instant: string, now: number): string {
  return `${formatSpan(now - Date.parse(instant))} ago`;
}
