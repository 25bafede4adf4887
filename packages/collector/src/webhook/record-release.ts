import {
  hastenWork,
  readReleaseWord,
  recordReleases,
  refreshDerived,
  type Executor,
  type NewRelease,
  type ReleaseWord,
} from "@groundswell/db";
import { toRelease } from "../github/releases.ts";
import { toMs } from "../github/repository.ts";
import { askInstead, receiptOf, type Delivered, type Outcome } from "./delivered.ts";
import type { Delivery } from "./payloads.ts";

const METHOD =
  "tag_name, published_at, prerelease, assets.download_count of the release in the payload, and the action";

const SAYS_IT_IS_THERE = new Set(["published", "created", "edited", "prereleased", "released"]);
const SAYS_IT_HAS_GONE = new Set(["deleted", "unpublished"]);

type ReleaseDelivery = Extract<Delivery, { event: "release" }>;

/** Stores what is said of a release. The list is asked for afterwards in any case: it has what deliveries left out. */
export async function recordRelease(db: Executor, delivered: Delivered<ReleaseDelivery>): Promise<Outcome> {
  const { projectId, delivery, receivedAt } = delivered;
  const last = await readReleaseWord(db, projectId, delivery.release.tag_name);
  const said = readRelease(delivered, last);
  if (said === null) return askInstead(db, delivered, "releases");
  await hastenWork(db, projectId, "releases", receivedAt);
  await recordReleases(db, projectId, receiptOf(delivered, METHOD), [said]);
  await refreshDerived(db, projectId, null);
  return { title: "Stored", detail: `release ${said.tag}: ${delivery.action}` };
}

/**
 * @param last GitHub's last word of the tag's release
 * @returns null for a draft, for an action that says nothing of what readers see, and for what comes too late
 */
function readRelease(
  { delivery: { action, release }, receivedAt }: Delivered<ReleaseDelivery>,
  last: ReleaseWord | null,
): NewRelease | null {
  if (SAYS_IT_IS_THERE.has(action)) {
    const said = toRelease(release, receivedAt)[0] ?? null;
    return said === null || isOvertaken(said, last) ? null : said;
  }
  // Of a draft nobody was told; of another release by the same tag this says nothing.
  if (!SAYS_IT_HAS_GONE.has(action) || last?.githubReleaseId !== release.id) return null;
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
    knownAt: receivedAt,
  };
}

/** Deliveries overtake each other: of a release that has gone, only a publication after that one is news. */
function isOvertaken(said: NewRelease, last: ReleaseWord | null): boolean {
  if (last?.deleted !== true || last.githubReleaseId !== said.githubReleaseId) return false;
  return (said.publishedAt ?? 0) <= (last.publishedAt ?? 0);
}
