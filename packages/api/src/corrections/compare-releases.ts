import type { ReleaseFact, ReleasesFacts } from "@groundswell/charts";
import { dayOf, type InstantMs } from "@groundswell/core";
import type { PinDifference } from "@groundswell/db";
import { sayCount, saySpan } from "./words.ts";

/** Releases of the time shown that have since become known, been withdrawn, or have another day. */
export function compareReleases(pinned: ReleasesFacts, now: ReleasesFacts, asOf: InstantMs): PinDifference[] {
  const [then, current] = [byTag(pinned), byTag(now)];
  const isShown = ({ t }: ReleaseFact) =>
    t < dayOf(asOf) && (pinned.from === null || t >= pinned.from) && (pinned.to === null || t <= pinned.to);
  const gone = pinned.releases.filter(({ tag }) => !current.has(tag));
  const moved = pinned.releases.filter(({ tag, t }) => (current.get(tag)?.t ?? t) !== t);
  const added = now.releases.filter((release) => !then.has(release.tag) && isShown(release));
  const all = [...gone, ...moved, ...added];
  if (all.length === 0) return [];
  const days = all.map(({ t }) => t).sort();
  const [firstDay = "", lastDay = firstDay] = [days[0], days.at(-1)];
  const parts = [
    ...(added.length === 0 ? [] : [`${sayCount(added.length, "release")} more ${isAre(added)} known`]),
    ...(gone.length === 0
      ? []
      : [`${sayCount(gone.length, "release")} that ${isAre(gone)} shown ${isAre(gone)} no longer there`]),
    ...(moved.length === 0
      ? []
      : [`${sayCount(moved.length, "release")} ${moved.length === 1 ? "has" : "have"} another day`]),
  ];
  const summary = `${pinned.project.name} ${saySpan(firstDay, lastDay)}: ${parts.join("; ")}.`;
  return [{ kind: "releases corrected", days: all.length, firstDay, lastDay, largest: null, summary }];
}

function byTag({ releases }: ReleasesFacts): Map<string, ReleaseFact> {
  return new Map(releases.map((release) => [release.tag, release]));
}

function isAre({ length }: readonly unknown[]): string {
  return length === 1 ? "is" : "are";
}
