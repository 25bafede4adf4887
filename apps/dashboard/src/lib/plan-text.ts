import type { CollectorPlan, ProjectFreshness } from "@groundswell/wire";
import { formatCount, formatDay, formatNumber } from "#lib/format.ts";
import { COLLECTED_TEXT, planStrings as text } from "#lib/strings/status.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `about 3 hours`: a forecast is never more exact than that. */
export function formatAbout(ms: number): string {
  if (ms < 1.5 * MINUTE_MS) return text.aboutAMinute;
  if (ms < 1.5 * HOUR_MS) return text.aboutMinutes(formatNumber(Math.round(ms / MINUTE_MS)));
  if (ms < 2 * DAY_MS) return text.aboutHours(formatNumber(Math.round(ms / HOUR_MS)));
  return text.aboutDays(formatNumber(Math.round(ms / DAY_MS)));
}

/** What a forecast rests on: the instant that it is read at, and whether GitHub answers now. */
export interface ForecastTerms {
  now: string;
  /** While it does not, a forecast counts from when it does again. */
  answers: boolean;
}

/** Whether all of a project has been read, else about when it will have been; null while nobody can tell. */
export function describeCompleteness(
  { complete, completeAt, missing, problem }: ProjectFreshness,
  { now, answers }: ForecastTerms,
): string | null {
  if (complete) return text.complete;
  if (missing.length === 0) return null;
  if (problem !== null) return text.completeOnceSolved;
  if (completeAt === null) return text.completeNever;
  const left = Date.parse(completeAt) - Date.parse(now);
  if (!answers) {
    return left < MINUTE_MS ? text.completeSoonAfter : text.completeAfter(formatAbout(left));
  }
  if (left < MINUTE_MS) return text.completeSoon;
  return left > 60 * DAY_MS ? text.completeAround(formatDay(completeAt)) : text.completeIn(formatAbout(left));
}

/** `43 pages of older star history, 1 of releases`. */
export function describeMissing({ missing }: Pick<ProjectFreshness, "missing">): string {
  return missing
    .map(({ resource, pages }, i) => {
      const count = i === 0 ? formatCount(pages, ...text.page) : formatNumber(pages);
      return text.missing(count, COLLECTED_TEXT[resource]);
    })
    .join(", ");
}

/** How many projects are complete, and about when those will be of which it can be told. */
export function describeCompletion(projects: readonly ProjectFreshness[], { now, answers }: ForecastTerms): string {
  const complete = projects.filter((project) => project.complete).length;
  if (complete === projects.length) return text.allRead;
  const ends = projects.flatMap(({ completeAt }) => (completeAt === null ? [] : [Date.parse(completeAt)]));
  const about = formatAbout(Math.max(...ends) - Date.parse(now));
  const time = answers ? text.in(about) : text.afterAnswer(about);
  if (ends.length === projects.length) return text.allReadIn(time);
  const all = formatCount(projects.length, ...text.project);
  const read = formatNumber(complete);
  return ends.length === 0 ? text.someRead(read, all) : text.someReadMore(read, all, formatNumber(ends.length), time);
}

export type PlannedBucket = CollectorPlan["buckets"][number];

/** The shares of an hour's requests, 0 to 1: what looking again takes, and what is left for what was never read. */
export function shareHour({ perHour, upkeepPerHour }: PlannedBucket): { upkeep: number; rest: number } {
  const upkeep = perHour === 0 ? 0 : Math.min(1, upkeepPerHour / perHour);
  return { upkeep, rest: 1 - upkeep };
}

/** What is left to read, and how long that takes when an hour's rest goes into it. */
export function describeBacklog(
  { perHour, upkeepPerHour, backlog }: PlannedBucket,
  { answers }: Pick<ForecastTerms, "answers">,
): string {
  if (backlog === 0) return text.nothingLeft;
  const requests = formatCount(backlog, ...text.request);
  const free = perHour - upkeepPerHour;
  if (free <= 0) return text.noRoom(requests);
  const time = formatAbout((backlog / free) * HOUR_MS);
  return (answers ? text.left : text.leftOnce)(requests, time);
}

/** `2.5 requests`, `under one request`: what looking again takes of an hour. */
export function describeUpkeep({ upkeepPerHour }: PlannedBucket): string {
  if (upkeepPerHour > 0 && upkeepPerHour < 1) return text.underOne;
  return formatCount(Math.round(upkeepPerHour), ...text.request);
}

export interface NextLooks {
  resource: CollectorPlan["next"][number]["resource"];
  /** When the first of them is due. */
  dueAt: string;
  due: boolean;
  repos: string[];
}

/** The next looks, gathered where one thing is read of several projects after one another. */
export function gatherNext(next: CollectorPlan["next"], now: string): NextLooks[] {
  const gathered: NextLooks[] = [];
  for (const { repo, resource, dueAt } of next) {
    const last = gathered.at(-1);
    const due = dueAt <= now;
    const together = last !== undefined && (due ? last.due : isSameMinute(last.dueAt, dueAt));
    if (together && last.resource === resource) last.repos.push(repo);
    else gathered.push({ resource, dueAt, due, repos: [repo] });
  }
  return gathered;
}

function isSameMinute(a: string, b: string): boolean {
  return Math.abs(Date.parse(a) - Date.parse(b)) < MINUTE_MS;
}
