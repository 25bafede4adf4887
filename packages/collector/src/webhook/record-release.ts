import type { InstantMs } from "@groundswell/core";
import {
  hastenWork,
  readReleaseWord,
  readWork,
  recordReleases,
  refreshDerived,
  type Executor,
  type NewRelease,
  type ReleaseWord,
} from "@groundswell/db";
import { toRelease } from "../github/releases.ts";
import { toMs } from "../github/repository.ts";
import type { ReleasesCursor, ReleasesDepthCursor } from "../record/record-releases.ts";
import { askInstead, isPublic, receiptOf, type Delivered, type Outcome } from "./delivered.ts";
import type { Delivery } from "./payloads.ts";

const METHOD = "tag_name, name, published_at, prerelease and html_url of the release in the payload, and the action";

const SAYS_IT_IS_THERE = new Set(["published", "created", "edited", "prereleased", "released"]);
const SAYS_IT_HAS_GONE = new Set(["deleted", "unpublished"]);

/** Our clock and GitHub's differ by no more: else GitHub's dates the lists. */
const CLOCKS_MS = 60_000;

type ReleaseDelivery = Extract<Delivery, { event: "release" }>;

/**
 * Stores what is said of a release. Nothing in a payload tells how old it is, so the list is asked for afterwards in any
 * case: it has what deliveries left out, and takes back what no longer holds.
 */
export async function recordRelease(db: Executor, delivered: Delivered<ReleaseDelivery>): Promise<Outcome> {
  const { projectId, delivery, receivedAt } = delivered;
  if (!isPublic(delivered)) return askInstead(db, delivered, "totals");
  const said = await readRelease(db, delivered);
  if (said === null) return askInstead(db, delivered, "releases");
  await hastenWork(db, projectId, "releases", receivedAt);
  await recordReleases(db, projectId, receiptOf(delivered, METHOD), [said]);
  await refreshDerived(db, projectId, null);
  return { title: "Stored", detail: `release ${said.tag}: ${delivery.action}` };
}

/** @returns null for a draft, for an action that says nothing of what readers see, and for what comes too late */
async function readRelease(
  db: Executor,
  { projectId, delivery: { action, release }, receivedAt }: Delivered<ReleaseDelivery>,
): Promise<NewRelease | null> {
  const last = await readReleaseWord(db, projectId, release.tag_name);
  if (SAYS_IT_HAS_GONE.has(action)) return toGone(release, last, receivedAt);
  const said = SAYS_IT_IS_THERE.has(action) ? toRelease(release, receivedAt)[0] : undefined;
  if (said === undefined) return null;
  // How often its files were downloaded is dated, and can't be taken back: that is left to the list.
  const { downloads: _, ...told } = said;
  const isKnown = last?.githubReleaseId === said.githubReleaseId;
  if (isKnown && !last.deleted) return told;
  // Deliveries overtake each other: of a release that has gone, only a publication after that one is news.
  const isOvertaken = isKnown && (said.publishedAt ?? 0) <= (last.publishedAt ?? 0);
  return isOvertaken || (await wasPassedOver(db, projectId, said)) ? null : told;
}

/** @param last GitHub's last word of the tag's release */
function toGone(release: ReleaseDelivery["release"], last: ReleaseWord | null, knownAt: InstantMs): NewRelease | null {
  // Of a draft nobody was told; of another release by the same tag this says nothing.
  if (last?.githubReleaseId !== release.id) return null;
  return {
    tag: release.tag_name,
    githubReleaseId: release.id,
    name: release.name === "" ? null : release.name,
    prerelease: release.prerelease,
    taggedAt: null,
    // What is withdrawn is a draft again, which has no date.
    publishedAt: release.published_at === null ? last.publishedAt : toMs(release.published_at),
    url: release.html_url,
    deleted: true,
    knownAt,
  };
}

/**
 * Whether GitHub's list was read since a release was published, as far down as to where it belongs, and it is not known
 * from there: then it had gone before anybody looked. (Or it was begun long before it was published, and lies deeper.)
 */
async function wasPassedOver(db: Executor, projectId: number, { publishedAt }: NewRelease): Promise<boolean> {
  const newest = await readWork(db, projectId, "releases");
  const lookedAt = newest?.lastSuccessAt ?? null;
  if (publishedAt === null || lookedAt === null || publishedAt >= lookedAt - CLOCKS_MS) return false;
  const depth = await readWork(db, projectId, "releases_depth");
  // Where the newest list was whole, nothing lies deeper.
  if (depth === null) return true;
  // Only we wrote them.
  const { completedAt = null } = (depth.cursor ?? {}) as Partial<ReleasesDepthCursor>;
  const { oldest = null } = (newest?.cursor ?? {}) as Partial<ReleasesCursor>;
  return completedAt !== null || (oldest !== null && oldest <= publishedAt);
}
