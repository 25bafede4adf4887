import { updateItems } from "#lib/live/arrange.ts";
import type { Lead } from "#lib/server/front/lead.ts";
import type { Front } from "#lib/server/front/load-front.ts";

/** What stands on the front page, in its order. */
export function frontKeys(front: Front | null): string[] {
  if (front === null) return [];
  return [
    ...front.leaders.map(({ repo }) => `leader ${repo}`),
    ...front.slowing.map(({ repo }) => `slowing ${repo}`),
    ...front.releases.map(({ repo, tag }) => `release ${repo} ${tag}`),
    ...front.stories.map(({ id }) => `story ${id}`),
  ];
}

/** The front page as it is held, with the figures of now: its first sentence names whom the lists below it show. */
export function updateFront(held: Front | null, current: Front | null): Front | null {
  if (held === null || current === null) return current;
  return {
    lead: whoLeads(held.lead) === whoLeads(current.lead) ? current.lead : held.lead,
    leaders: updateItems(held.leaders, current.leaders, ({ repo }) => repo),
    slowing: updateItems(held.slowing, current.slowing, ({ repo }) => repo),
    releases: updateItems(held.releases, current.releases, ({ repo, tag }) => `${repo} ${tag}`),
    stories: updateItems(held.stories, current.stories, ({ id }) => id),
  };
}

const whoLeads = ({ top, gain }: Lead) => `${top?.repo ?? ""} ${gain?.repo ?? ""}`;
