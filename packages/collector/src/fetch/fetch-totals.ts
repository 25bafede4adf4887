import { finishWork, type Work } from "@groundswell/db";
import type { CollectContext, StepReport } from "../collect/context.ts";
import { dueAgain } from "../collect/context.ts";
import { GithubFailure } from "../github/failure.ts";
import { fetchRepository, REST_METHOD, type Head, type RepositoryAnswer } from "../github/repository.ts";
import type { ReleaseList } from "../github/releases.ts";
import { recordRepository, recordUnchanged, type TotalsCursor } from "../record/record-repository.ts";

type Outcome = StepReport["outcome"];

/**
 * Totals and details of one repository over REST, conditional on what was said last.
 * @throws GithubFailure when they could not be had
 */
export async function fetchTotals(context: CollectContext, work: Work): Promise<Outcome> {
  const { db, github } = context;
  try {
    const answer = await fetchRepository(github, `/repos/${work.repo}`, work.etag);
    if (answer.data !== null) return await storeRepository(context, work, answer.data, { etag: answer.etag });
    const next = dueNext(context, answer.etag);
    // Only we wrote the cursor, together with the ETag that has just been confirmed.
    const known = work.cursor as TotalsCursor;
    await recordUnchanged(db, work, known, { ...answer.receipt, method: REST_METHOD }, next);
    return "unchanged";
  } catch (error) {
    return await followAfter(context, work, error);
  }
}

function dueNext(context: CollectContext, etag: string | null) {
  const now = context.now();
  return { now, nextAt: dueAgain(context, "totals", now), etag };
}

/** Stores what GitHub says of a project's repository; of another one under its name, only that there is one. */
export async function storeRepository(
  context: CollectContext,
  work: Work,
  answer: RepositoryAnswer,
  { etag, releases = null, head = null }: { etag: string | null; releases?: ReleaseList | null; head?: Head | null },
): Promise<Outcome> {
  const next = dueNext(context, etag);
  const refusal = await recordRepository(context.db, work, answer, next, { releases, head });
  if (refusal === null) return "stored";
  if (refusal.kind === "already watched") {
    throw new GithubFailure("refused", `the same repository as ${refusal.as}, which is watched already`);
  }
  if (isWorthAsking(work)) return followById(context, work, refusal.knownId);
  const taken = new GithubFailure("refused", `the name ${work.repo} now belongs to another repository`);
  throw stillAsBefore(work, taken);
}

/**
 * Goes on by GitHub's id after the name led nowhere: a name says less than the id about whether a repository is there,
 * and REST says more than GraphQL about why it is not.
 * @throws the error itself where there is no other way
 */
export async function followAfter(context: CollectContext, work: Work, error: unknown): Promise<Outcome> {
  const { githubId } = work;
  const byName = error instanceof GithubFailure && (error.kind === "missing" || error.kind === "refused");
  if (!byName || githubId === null || error.byId) throw error;
  if (!isWorthAsking(work)) throw stillAsBefore(work, error);
  return followById(context, work, githubId);
}

/** The name leads where it led: what was found out by the id holds, and is no news. */
function stillAsBefore({ problem }: Work, { kind, message, status }: GithubFailure): GithubFailure {
  return new GithubFailure(kind, problem ?? message, { status });
}

/** From this attempt on, attempts are a day apart. */
const DAILY_ATTEMPT = 6;

/**
 * Whether the id may know more than the name. Once it was asked, the name alone is looked at until attempts have become
 * daily ones: a repository that comes back does so under its name, as a rule.
 */
function isWorthAsking({ attempts, problem, githubId }: Work): boolean {
  const wasAsked = githubId !== null && problem?.includes(idPath(githubId)) === true;
  return !wasAsked || attempts >= DAILY_ATTEMPT;
}

/**
 * The name has passed to another repository, or leads nowhere: ours is found by its id.
 * @throws GithubFailure when it is not there either
 */
export async function followById(context: CollectContext, work: Work, knownId: number): Promise<Outcome> {
  const { db, github, now } = context;
  if (!github.budgets.allows("core", now())) return postponeToBudget(context, work);
  const answer = await fetchById(context, knownId);
  const next = dueNext(context, null);
  const refusal = await recordRepository(db, work, answer, next, { releases: null, head: null });
  if (refusal === null) return "stored";
  throw new GithubFailure("refused", `the name ${work.repo} now belongs to another repository`, { byId: true });
}

async function fetchById({ github }: CollectContext, id: number): Promise<RepositoryAnswer> {
  try {
    const { data } = await fetchRepository(github, idPath(id), null);
    if (data === null) throw new GithubFailure("bad answer", "GitHub answered 304 to an unconditional request");
    return data;
  } catch (error) {
    throw error instanceof GithubFailure ? error.ofId() : error;
  }
}

function idPath(id: number): string {
  return `/repositories/${id}`;
}

/** It takes a request that the hour does not have left. */
async function postponeToBudget({ db, github, now }: CollectContext, work: Work): Promise<Outcome> {
  const nextAt = Math.max(github.budgets.readyAt("core", now()), now() + 1);
  const problem = "its name leads nowhere; looked for by its id when the hour's requests are filled up again";
  await finishWork(db, work, { nextAt, problem });
  return "failed";
}
