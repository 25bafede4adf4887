import type { Client } from "@groundswell/client";
import type { Project, Front as WireFront } from "@groundswell/wire";
import { toFresh, type FreshRelease } from "#lib/server/front/fresh-releases.ts";
import { toFrontStory, type FrontStory } from "#lib/server/front/front-story.ts";
import { toLead, type Lead } from "#lib/server/front/lead.ts";
import { toLeader, type Leader } from "#lib/server/front/leaders.ts";
import { toRowMomentum, type RowMomentum } from "#lib/server/row-momentum.ts";

export type FrontApi = Pick<Client, "front">;

/** A project in a few words. */
export interface FrontRow {
  repo: string;
  name: string;
  momentum: RowMomentum;
}

/** What the front page tells above the list of all. */
export interface Front {
  lead: Lead;
  /** Most surely accelerating first; where nobody is, those who gained most. */
  leaders: Leader[];
  /** Slowing, those with most stars a day first: a ratio of few stars tells little. */
  slowing: FrontRow[];
  releases: FreshRelease[];
  stories: FrontStory[];
}

/** What of it all is shown: it goes with the page as data, too. */
export function toFront(front: WireFront): Front {
  return {
    lead: toLead(front),
    leaders: front.leaders.map(toLeader),
    slowing: front.slowing.map(toFrontRow),
    releases: front.releases.map(toFresh),
    stories: front.stories.map(toFrontStory),
  };
}

function toFrontRow({ repo, name, momentum }: Project): FrontRow {
  return { repo, name, momentum: toRowMomentum(momentum, null) };
}
