import { finishWork, readLastSuccess, type Work } from "@groundswell/db";
import { GithubFailure } from "../github/failure.ts";
import { fetchHistory, HISTORY_METHOD } from "../github/history.ts";
import { fetchReleases } from "../github/releases.ts";
import { fetchRepository, REST_METHOD } from "../github/repository.ts";
import type { CollectContext, StepReport } from "./context.ts";
import {
  recordHistoryPage,
  recordReleasePage,
  recordRepository,
  recordUnchanged,
  type HistoryCursor,
  type TotalsCursor,
} from "./record.ts";

const HOUR_MS = 3_600_000;
/** Releases and the newest page of the history, once the whole is known. */
const DAILY_MS = 24 * HOUR_MS;
const MAX_BACKOFF_MS = 24 * HOUR_MS;
/** The first wait after a failure that is likely to pass. */
const SOON_MS = 5 * 60_000;

/**
 * Fetches one piece of work over REST and stores what it says.
 * @throws GithubFailure when the trouble is not this repository's alone: nothing more should be asked now
 */
export async function fetchWork(context: CollectContext, work: Work): Promise<StepReport> {
  return guardStep(context, work, () => fetchResource(context, work));
}

/**
 * Runs one step. One bad project never stops a run: whatever is wrong with it alone is noted, and its work postponed.
 * @throws GithubFailure when the trouble is not this repository's alone; the database's error when it can't be noted
 */
export async function guardStep(
  context: CollectContext,
  work: Work,
  step: () => Promise<StepReport["outcome"]>,
): Promise<StepReport> {
  const { repo, resource } = work;
  try {
    return { repo, resource, outcome: await step(), detail: null, noAnswer: false };
  } catch (error) {
    if (error instanceof GithubFailure && error.concernsAll) throw error;
    const passes = error instanceof GithubFailure && error.passes;
    const detail = error instanceof GithubFailure ? error.message : "its figures could not be stored: see the log";
    await postpone(context, work, { problem: detail, passes });
    if (!(error instanceof GithubFailure)) context.logger.error({ err: error, repo, resource }, "not stored");
    return { repo, resource, outcome: "failed", detail, noAnswer: passes };
  }
}

function fetchResource(context: CollectContext, work: Work): Promise<StepReport["outcome"]> {
  switch (work.resource) {
    case "totals":
      return fetchTotals(context, work);
    case "releases":
      return fetchReleasePage(context, work);
    case "history":
      return fetchHistoryPage(context, work);
  }
}

export function sameAs(repo: string): GithubFailure {
  return new GithubFailure("refused", `the same repository as ${repo}, which is watched already`);
}

/** Leaves the work for later, longer after each failure in a row, and says what is wrong. */
async function postpone(
  context: CollectContext,
  work: Work,
  { problem, passes }: { problem: string; passes: boolean },
): Promise<void> {
  const { db, now, intervalMs, logger } = context;
  const [first, most] = passes ? [SOON_MS, HOUR_MS] : [intervalMs, MAX_BACKOFF_MS];
  const backoff = Math.min(most, first * 2 ** Math.min(Math.max(work.attempts - 1, 0), 10));
  await finishWork(db, work.projectId, work.resource, { nextAt: now() + backoff, problem });
  logger.warn({ repo: work.repo, resource: work.resource, problem, attempts: work.attempts }, "not collected");
}

async function fetchTotals(context: CollectContext, work: Work): Promise<StepReport["outcome"]> {
  const { db, github, now, intervalMs } = context;
  const answer = await fetchRepository(github, `/repos/${work.repo}`, work.etag);
  const next = { nextAt: now() + intervalMs, etag: answer.etag };
  if (answer.data === null) {
    // Only we wrote the cursor, together with the ETag that has just been confirmed.
    const known = work.cursor as TotalsCursor;
    await recordUnchanged(db, work, known, { ...answer.receipt, method: REST_METHOD }, next);
    return "unchanged";
  }
  const refusal = await recordRepository(db, work, answer.data, next);
  if (refusal === null) return "stored";
  if (refusal.kind === "already watched") throw sameAs(refusal.as);
  return followById(context, work, refusal.knownId);
}

/**
 * The name has passed to another repository: ours is found by its id.
 * @throws GithubFailure when it is not there either
 */
export async function followById(context: CollectContext, work: Work, knownId: number): Promise<"stored"> {
  const { db, github, now, intervalMs } = context;
  const answer = await fetchRepository(github, `/repositories/${knownId}`, null);
  if (answer.data === null) throw new GithubFailure("bad answer", `GitHub answered 304 to an unconditional request`);
  const refusal = await recordRepository(db, work, answer.data, { nextAt: now() + intervalMs, etag: null });
  if (refusal === null) return "stored";
  throw new GithubFailure("refused", `the name ${work.repo} now belongs to another repository`);
}

/**
 * Asks for one of a repository's lists. They don't say whose they are, so they are asked for by GitHub's id once it is
 * known: under the name there may be another repository by now. The documentation knows the lists by name alone,
 * though: where the id leads nowhere, the name is asked, if the totals have just confirmed whose it is.
 */
async function askForList<T>(
  { db, now, intervalMs, byNameOnly }: CollectContext,
  { projectId, repo, githubId, resource }: Work,
  ask: (repository: string) => Promise<T>,
): Promise<T> {
  if (githubId === null || byNameOnly.has(resource)) return ask(`/repos/${repo}`);
  try {
    return await ask(`/repositories/${githubId}`);
  } catch (error) {
    const confirmedAt = await readLastSuccess(db, projectId, "totals");
    const isOurs = confirmedAt !== null && now() - confirmedAt < intervalMs;
    if (!(error instanceof GithubFailure) || error.kind !== "missing" || !isOurs) throw error;
    const answer = await ask(`/repos/${repo}`);
    byNameOnly.add(resource);
    return answer;
  }
}

async function fetchReleasePage(context: CollectContext, work: Work): Promise<StepReport["outcome"]> {
  const { db, github, now } = context;
  const answer = await askForList(context, work, (path) => fetchReleases(github, path, work.etag));
  const at = answer.receipt.fetchedAt;
  await recordReleasePage(db, work, answer.data, { nextAt: now() + DAILY_MS, etag: answer.etag, at });
  return answer.data === null ? "unchanged" : "stored";
}

/** The newest page once a day; in between, older pages one after the other until the project's first week. */
async function fetchHistoryPage(context: CollectContext, work: Work): Promise<StepReport["outcome"]> {
  const { db, github, now } = context;
  const cursor = (work.cursor as HistoryCursor | null) ?? { newestAt: null, nextPage: null };
  const newestDue = cursor.newestAt === null || now() - cursor.newestAt >= DAILY_MS || cursor.nextPage === null;
  const page = newestDue ? 1 : (cursor.nextPage ?? 1);
  const known = page === 1 ? work.etag : null;
  const answer = await askForList(context, work, (path) => fetchHistory(github, path, page, known));
  const at = answer.receipt.fetchedAt;
  const newestAt = page === 1 ? at : cursor.newestAt;
  const older = answer.hasNextPage ? page + 1 : null;
  // A fresh newest page does not undo what was read of the older ones.
  const nextPage = page === 1 && cursor.newestAt !== null ? cursor.nextPage : older;
  const nextAt = nextPage === null ? (newestAt ?? at) + DAILY_MS : now();
  const etag = page === 1 ? answer.etag : work.etag;
  const said = answer.data ?? { days: null, receipt: { ...answer.receipt, method: HISTORY_METHOD } };
  await recordHistoryPage(db, work, said, { nextAt, etag, at, cursor: { newestAt, nextPage } });
  return answer.data === null ? "unchanged" : "stored";
}
