import type { BudgetState, Resource } from "@groundswell/db";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What the collector reads, as people say it. */
export const RESOURCE_WORDS: Record<Resource, string> = {
  totals: "totals",
  releases: "releases",
  history: "star history",
  forks: "forks",
  openness: "files",
  history_depth: "older star history",
  releases_depth: "older releases",
  forks_depth: "older forks",
};

const BUCKET_WORDS: Readonly<Record<string, string>> = { core: "REST", graphql: "GraphQL" };

/** GitHub's limits, by the names that people know. */
export function bucketWord(bucket: string): string {
  return BUCKET_WORDS[bucket] ?? bucket;
}

/** `14:50 UTC, in 40 minutes`; the day too when it is not today. */
export function formatWhen(at: number, now: number): string {
  const iso = new Date(at).toISOString();
  const isToday = iso.slice(0, 10) === new Date(now).toISOString().slice(0, 10);
  const clock = `${isToday ? "" : `${iso.slice(0, 10)} `}${iso.slice(11, 16)} UTC`;
  return at <= now ? clock : `${clock}, in ${formatSpan(at - now)}`;
}

/** `40 minutes`, `3 hours`: no more exact than anybody wants to know. */
export function formatSpan(ms: number): string {
  if (ms < 1.5 * MINUTE_MS) return "a minute";
  if (ms < 1.5 * HOUR_MS) return `${Math.round(ms / MINUTE_MS)} minutes`;
  if (ms < 2 * DAY_MS) return `${Math.round(ms / HOUR_MS)} hours`;
  return `${Math.round(ms / DAY_MS)} days`;
}

/** `REST 4,702 of 5,000 until 14:50 UTC`. */
export function formatBudget({ bucket, limit, remaining, resetsAt }: BudgetState): string {
  const until = `until ${new Date(resetsAt).toISOString().slice(11, 16)} UTC`;
  // A pause has no requests.
  if (limit === 0) return `GitHub asked for a pause ${until}`;
  return `${bucketWord(bucket)} ${remaining.toLocaleString("en")} of ${limit.toLocaleString("en")} ${until}`;
}

/** What is left of every limit whose hour is not over. */
export function formatBudgets(budgets: readonly BudgetState[], now: number): string {
  const known = budgets.filter(({ resetsAt }) => resetsAt > now);
  return known.length === 0 ? "not known until GitHub has answered" : known.map(formatBudget).join("; ");
}

const MAX_NAMES = 8;

/** `a/b, c/d and 5 more`. */
export function formatNames(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  return rest <= 1 ? names.join(", ") : `${names.slice(0, MAX_NAMES).join(", ")} and ${rest} more`;
}

/** ISO, for machines. */
export function toInstant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
