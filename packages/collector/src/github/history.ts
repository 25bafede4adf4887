import { DAY_MS, dayFromNumber, dayOf, type Receipt } from "@groundswell/core";
import type { DayCount } from "@groundswell/db";
import { z } from "zod";
import type { Answer, Github } from "./client.ts";
import { Count } from "./stored.ts";

/** A week of `GET /repos/{owner}/{repo}/stargazers/history` (API version 2026-03-10). */
const HistoryWeeks = z.array(
  z.object({
    week: z.number().int().nonnegative(),
    total: Count,
    days: z.array(Count).length(7),
  }),
);

export const HISTORY_METHOD = "stars still held when fetched, by the day they were given";

/** Weeks a page: the most that GitHub gives, about 210 days. */
const PER_PAGE = 30;

/**
 * A page of surviving stars by day, oldest first: stars still held now, by the day they were given. Days are labelled
 * as GitHub labels them, which need not be by UTC; days that have not begun are left out.
 * @param repository `/repos/{owner}/{name}`, or `/repositories/{id}`
 * @param page 1 is the newest
 */
export async function fetchHistory(
  github: Github,
  repository: string,
  page: number,
  etag: string | null,
): Promise<Answer<{ days: DayCount[]; receipt: Receipt }>> {
  const path = `${repository}/stargazers/history?per_page=${PER_PAGE}&page=${page}`;
  const answer = await github.get(path, HistoryWeeks, etag);
  if (answer.data === null) return { ...answer, data: null };
  const receipt = { ...answer.receipt, method: HISTORY_METHOD };
  const today = dayOf(receipt.fetchedAt);
  const days = answer.data
    .flatMap(({ week, days: counts }) =>
      counts.map((count, i) => ({ day: dayFromNumber(Math.floor((week * 1_000) / DAY_MS) + i), count })),
    )
    .filter(({ day }) => day <= today)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return { ...answer, data: { days, receipt } };
}
