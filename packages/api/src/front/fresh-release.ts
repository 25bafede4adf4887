import { DAY_MS } from "@groundswell/core";
import type { FreshReleases } from "@groundswell/db";
import type { FreshRelease } from "@groundswell/wire";
import { toInstant } from "../http/instant.ts";
import { toAfter } from "../releases/after.ts";

/** Of each project so many are looked at: some publish several a day. */
export const RELEASES_READ = 20;
/** A release proper is told rather than a later one for trying out, if it is no older than this. */
const MOST_DAYS_OLDER = 14;
const WEEK_MS = 7 * DAY_MS;

/** The one of a project's newest releases that is told, with how many others came in the week that ends with it. */
export function toFreshRelease({ repo, name, releases, judged }: FreshReleases): FreshRelease | null {
  const newest = releases[0];
  if (newest === undefined) return null;
  const told =
    releases.find(({ at, prerelease }) => !prerelease && newest.at - at <= MOST_DAYS_OLDER * DAY_MS) ?? newest;
  const isInWeek = ({ at }: { at: number }) => at <= told.at && told.at - at < WEEK_MS;
  const last = releases.at(-1) ?? told;
  return {
    repo,
    name,
    tag: told.tag,
    at: toInstant(told.at),
    prerelease: told.prerelease,
    others: releases.filter((other) => other !== told && isInWeek(other)).length,
    isMore: releases.length >= RELEASES_READ && isInWeek(last),
    after: judged === null ? null : { tag: judged.tag, ...toAfter(judged.after) },
  };
}
