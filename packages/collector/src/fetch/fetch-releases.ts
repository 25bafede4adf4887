import { finishWork, type NewRelease, type Work } from "@groundswell/db";
import { dueAgain, type CollectContext, type StepReport } from "../collect/context.ts";
import { GithubFailure, STATUS_METHOD } from "../github/failure.ts";
import { fetchRelease, fetchReleases } from "../github/releases.ts";
import {
  nextReleasesDepth,
  oldestOf,
  readReleasesCursor,
  recordAskedFor,
  recordNewestPage,
  recordOlderPage,
  restartReleasesDepth,
  type ReleasesCursor,
  type ReleasesDepthCursor,
} from "../record/record-releases.ts";
import { askForList } from "./ask-for-list.ts";

type Outcome = StepReport["outcome"];

/** Releases of one list that are asked for singly, at most; the others are missed again the next time. */
const MAX_ASKED = 10;

/** The newest hundred releases; those that are missing from it are asked for by name. */
export async function fetchNewestReleases(context: CollectContext, work: Work): Promise<Outcome> {
  const { db, github, now } = context;
  const ask = async (path: string) => ({ path, answer: await fetchReleases(github, path, 1, work.etag) });
  const { path, answer } = await askForList(context, work, ask);
  const { etag, data } = answer;
  const at = answer.receipt.fetchedAt;
  const done = { nextAt: dueAgain(context, "releases", now()), succeededAt: at, problem: null };
  if (data === null) {
    await finishWork(db, work, { ...done, etag });
    return "unchanged";
  }
  const missing = await recordNewestPage(db, work, data, now());
  const { stillThere } = await readReleasesCursor(db, work.projectId, now());
  const { found, unasked } = await askForReleases(context, work, path, leaveOut(missing, stillThere));
  const kept = stillThere.filter(({ tag }) => missing.some((release) => release.tag === tag));
  const cursor: ReleasesCursor = { stillThere: [...kept, ...found], oldest: oldestOf(data.items) };
  // What nobody has asked for yet must be missed again: an ETag would hide it.
  await finishWork(db, work, { ...done, etag: unasked > 0 ? null : etag, cursor });
  return "stored";
}

function leaveOut(missing: readonly NewRelease[], known: ReleasesCursor["stillThere"]): NewRelease[] {
  const tags = new Set(known.map(({ tag }) => tag));
  return missing.filter(({ tag }) => !tags.has(tag));
}

/** A page of older releases, until there are no more; then from the beginning, when they are due again. */
export async function fetchOlderReleases(context: CollectContext, work: Work): Promise<Outcome> {
  const { db, github, now } = context;
  // Only we wrote it.
  const cursor = work.cursor as ReleasesDepthCursor;
  const ask = async (path: string) => ({ path, answer: await fetchReleases(github, path, cursor.page, null) });
  const { path, answer } = await askForList(context, work, ask).catch((error: unknown) => endAtCap(error));
  if (answer === null) return endOfDepth(context, work);
  if (answer.data === null) throw new GithubFailure("bad answer", "GitHub answered 304 to an unconditional request");
  const { stillThere, oldest } = await readReleasesCursor(db, work.projectId, now());
  const missing = await recordOlderPage(db, work, answer.data, cursor.before ?? oldest ?? -Infinity);
  await askForReleases(context, work, path, leaveOut(missing, stillThere));
  await finishWork(db, work, {
    nextAt: answer.data.complete ? dueAgain(context, "releases_depth", now()) : work.dueAt,
    cursor: nextReleasesDepth(cursor, answer.data),
    succeededAt: answer.receipt.fetchedAt,
    problem: null,
  });
  return "stored";
}

/** GitHub lists ten thousand at most, and refuses the page after them: those are all that can be had. */
function endAtCap(error: unknown): { path: string; answer: null } {
  if (error instanceof GithubFailure && error.status === 422) return { path: "", answer: null };
  throw error;
}

async function endOfDepth({ db, now, ...context }: CollectContext, work: Work): Promise<Outcome> {
  const at = now();
  const nextAt = dueAgain(context, "releases_depth", at);
  await finishWork(db, work, {
    nextAt,
    cursor: restartReleasesDepth(at),
    succeededAt: at,
    problem: null,
  });
  return "unchanged";
}

/** @returns the tags that are there all the same, and how many were not asked for */
async function askForReleases(
  { db, github, now }: CollectContext,
  { projectId }: Work,
  repository: string,
  missing: readonly NewRelease[],
): Promise<{ found: ReleasesCursor["stillThere"]; unasked: number }> {
  const found: ReleasesCursor["stillThere"] = [];
  for (const [i, release] of missing.entries()) {
    if (i >= MAX_ASKED || !github.budgets.allows("core", now())) return { found, unasked: missing.length - i };
    try {
      const { items, receipt } = await fetchRelease(github, repository, release.tag);
      await recordAskedFor(db, projectId, receipt, { items });
      found.push({ tag: release.tag, askedAt: now() });
    } catch (error) {
      if (!(error instanceof GithubFailure) || error.kind !== "missing" || error.receipt === null) throw error;
      await recordAskedFor(db, projectId, { ...error.receipt, method: STATUS_METHOD }, { gone: release });
    }
  }
  return { found, unasked: 0 };
}
