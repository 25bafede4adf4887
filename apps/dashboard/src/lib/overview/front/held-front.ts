import { updateItems } from "#lib/live/arrange.ts";
import type { Lead } from "#lib/server/front/lead.ts";
import type { Front } from "#lib/server/front/load-front.ts";

const repoKey = ({ repo }: { repo: string }) => repo;
const releaseKey = ({ repo, tag }: Front["releases"][number]) => `${repo} ${tag}`;
const storyKey = ({ id }: Front["stories"][number]) => id;

/** What stands on the front page, in its order. */
export function frontKeys(front: Front | null): string[] {
  if (front === null) return [];
  return [
    ...front.leaders.map((leader) => `leader ${repoKey(leader)}`),
    ...front.slowing.map((row) => `slowing ${repoKey(row)}`),
    ...front.releases.map((release) => `release ${releaseKey(release)}`),
    ...front.stories.map((story) => `story ${storyKey(story)}`),
  ];
}

/** The front page as it is held, with the figures of now: its first sentence names whom the lists below it show. */
export function updateFront(held: Front | null, current: Front | null): Front | null {
  if (held === null || current === null) return current;
  return {
    lead: whoLeads(held.lead) === whoLeads(current.lead) ? current.lead : held.lead,
    leaders: updateItems(held.leaders, current.leaders, repoKey),
    slowing: updateItems(held.slowing, current.slowing, repoKey),
    releases: updateItems(held.releases, current.releases, releaseKey),
    stories: updateItems(held.stories, current.stories, storyKey),
  };
}

const whoLeads = ({ top, gain }: Lead) => `${top?.repo ?? ""} ${gain?.repo ?? ""}`;
