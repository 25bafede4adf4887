import type { ProjectEventKind } from "@groundswell/core";

/** What a feed can be narrowed to, with the events that each stands for; stories are no events. */
const EVENTS = {
  release: ["released"],
  surge: ["surge"],
  step: ["step"],
  drop: ["drop"],
  rename: ["renamed", "transferred"],
  licence: ["licence changed", "licence file changed", "weights licence changed"],
  state: [
    "archived",
    "unarchived",
    "disabled",
    "enabled",
    "visibility changed",
    "not found",
    "deleted",
    "made private",
    "taken down",
    "found again",
    "name taken",
  ],
  story: [],
} as const satisfies Record<string, readonly ProjectEventKind[]>;

export type FeedKind = keyof typeof EVENTS;
export const FEED_KINDS = ["release", "surge", "step", "drop", "rename", "licence", "state", "story"] as const;

export function listEventKinds(kinds: readonly FeedKind[]): ProjectEventKind[] {
  return kinds.flatMap((kind) => EVENTS[kind]);
}

/** What an event is in a feed; null: nothing that a feed tells of. */
export function feedKindOf(kind: ProjectEventKind): FeedKind | null {
  const holds = (of: FeedKind) => EVENTS[of].some((event) => event === kind);
  return FEED_KINDS.find(holds) ?? null;
}
