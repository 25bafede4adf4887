import type { Client } from "@groundswell/client";
import type { Day } from "@groundswell/core";
import type { Page, Release } from "@groundswell/wire";

const PAGE_SIZE = 100;
const MOST_PAGES = 12;

/**
 * A project's releases, newest first, back to a day (null: all, at most 1,200). All of them, because a marker left out
 * would look like a quiet month.
 */
export async function listReleases(api: Client, repo: string, since: Day | null): Promise<Release[]> {
  const releases: Release[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: Page<Release> = await api.releases(repo, {
      limit: PAGE_SIZE,
      ...(cursor === null ? {} : { cursor }),
    });
    releases.push(...answer.items);
    cursor = answer.nextCursor;
    const oldest = releases.at(-1)?.at.slice(0, 10);
    if (cursor === null || (since !== null && oldest !== undefined && oldest < since)) break;
  }
  return releases;
}
