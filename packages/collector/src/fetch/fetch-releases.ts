import { finishWork, type NewRelease, type Work } from "@groundswell/db";
import { dueAgain, type CollectContext, type StepReport } from "../collect/context.ts";
import { GithubFailure } from "../github/failure.ts";
import { fetchRelease, fetchReleases } from "../github/releases.ts";
import {
  nextReleasesDepth,
  restartReleasesDepth,
  readStillThere,
  recordAskedFor,
  recordNewestPage,
  recordOlderPage,
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
    await finishWork(db, work.projectId, "releases", { ...done, etag });
    return "unchanged";
  }
  const missing = await recordNewestPage(db, work, data, now());
  const before = await readStillThere(db, work.projectId);
  const open = missing.filter(({ tag }) => !before.has(tag));
  const { found, unasked } = await askForReleases(context, work, path, open);
  const stillThere = [...missing.flatMap(({ tag }) => (before.has(tag) ? [tag] : [])), ...found];
  // What nobody has asked for yet must be missed again: an ETag would hide it.
  await finishWork(db, work.projectId, "releases", {
    ...done,
    etag: unasked > 0 ? null : etag,
    cursor: { stillThere },
  });
  return "stored";
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
  const missing = await recordOlderPage(db, work, answer.data, cursor);
  const before = await readStillThere(db, work.projectId);
  await askForReleases(
    context,
    work,
    path,
    missing.filter(({ tag }) => !before.has(tag)),
  );
  const next = nextReleasesDepth(cursor, answer.data);
  await finishWork(db, work.projectId, "releases_depth", {
    nextAt: answer.data.complete ? dueAgain(context, "releases_depth", now()) : now(),
    cursor: next,
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
  await finishWork(db, work.projectId, "releases_depth", {
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
): Promise<{ found: string[]; unasked: number }> {
  const found: string[] = [];
  for (const [i, release] of missing.entries()) {
    if (i >= MAX_ASKED || !github.budgets.allows("core", now())) return { found, unasked: missing.length - i };
    try {
      const { items, receipt } = await fetchRelease(github, repository, release.tag);
      await recordAskedFor(db, projectId, receipt, { items });
      found.push(release.tag);
    } catch (error) {
      if (!(error instanceof GithubFailure) || error.kind !== "missing" || error.receipt === null) throw error;
      await recordAskedFor(db, projectId, { ...error.receipt, method: "the status of the answer" }, { gone: release });
    }
  }
  return { found, unasked: 0 };
}
