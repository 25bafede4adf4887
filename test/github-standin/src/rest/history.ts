import { jsonAnswer, problemAnswer, type Answer } from "../answer.ts";
import type { RepoAt } from "../world-index.ts";
import { linkHeaders, readPaging } from "./paging.ts";
import type { RouteContext } from "./route.ts";

const MOST_WEEKS = 30;
const MOST_PAGES = 100;
const DAY_SECONDS = 86_400;
const DOCS = "https://docs.github.com/rest/activity/starring";

/** One week of stars that are still held, by the day they were given. `week`: Sunday 00:00 UTC, in seconds. */
export interface StarWeek {
  week: number;
  total: number;
  days: number[];
}

/** `GET …/stargazers/history`: weeks, newest first, back to the week of creation. */
export function getStarHistory(repo: RepoAt, context: RouteContext): Answer {
  if (repo.facts.spammed) return problemAnswer(422, "Star history is not available for this repository.", DOCS);
  const paging = readPaging(context, MOST_WEEKS, MOST_WEEKS);
  if (paging.page > MOST_PAGES) {
    context.report("page-number", `page=${paging.page}; there are at most ${MOST_PAGES}`);
    return problemAnswer(422, `Pagination is limited to ${MOST_PAGES} pages.`, DOCS);
  }
  const newest = sundayOf(repo.stars.dayAt(repo.at));
  const oldest = firstDayOfHistory(repo);
  const count = (newest - oldest) / 7 + 1;
  const skipped = (paging.page - 1) * paging.perPage;
  const length = Math.max(0, Math.min(paging.perPage, count - skipped));
  const weeks = Array.from({ length }, (_, i) => weekOf(repo, newest - 7 * (skipped + i)));
  return jsonAnswer(200, weeks, {
    ...linkHeaders(context, repo.id, "/stargazers/history", paging, Math.min(count, MOST_PAGES * paging.perPage)),
    "cache-control": "public, max-age=60",
  });
}

/** The number of the Sunday with which the history begins: that of the week of creation. */
export function firstDayOfHistory(repo: RepoAt): number {
  return sundayOf(repo.stars.dayAt(repo.createdAt));
}

function weekOf(repo: RepoAt, sunday: number): StarWeek {
  const days = Array.from({ length: 7 }, (_, i) => repo.stars.survivingOn(sunday + i, repo.at));
  return { week: sunday * DAY_SECONDS, total: days.reduce((sum, n) => sum + n, 0), days };
}

/** The Sunday on or before a day number. 1970-01-01 was a Thursday: day number 3 is a Sunday. */
function sundayOf(day: number): number {
  return day - ((((day - 3) % 7) + 7) % 7);
}
