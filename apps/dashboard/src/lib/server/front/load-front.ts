import type { Client } from "@groundswell/client";
import type { CategoryPage, Project } from "@groundswell/wire";
import { findGain, toLead, type Lead } from "#lib/server/front/lead.ts";
import { loadLeaders, type Leader } from "#lib/server/front/leaders.ts";
import { loadFreshReleases, type FreshRelease } from "#lib/server/front/fresh-releases.ts";
import { toRowMomentum, type RowMomentum } from "#lib/server/row-momentum.ts";
import { toFrontStory, type FrontStory } from "#lib/server/front/front-story.ts";

const LEADERS = 3;
const SLOWING = 5;
const STORIES = 2;
/** Some figures may have ended long before the others': a few more are looked at. */
const GAINERS = 8;

export type FrontApi = Pick<Client, "projects" | "series" | "allEvents" | "releases" | "stories">;

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

/** Asks for what the front page tells besides the list. @param counted how many projects there are, and how they move */
export async function loadFront(api: FrontApi, counted: CategoryPage): Promise<Front> {
  const [led, slowing, releases, stories] = await Promise.all([
    loadLed(api, counted),
    api.projects({ sort: "velocity", label: "slowing", limit: SLOWING }),
    loadFreshReleases(api),
    api.stories({ limit: STORIES }),
  ]);
  return {
    ...led,
    slowing: slowing.items.map(toFrontRow),
    releases,
    stories: stories.items.map(toFrontStory),
  };
}

/** Who leads, and what the page's first sentence says of it. */
async function loadLed(api: FrontApi, counted: CategoryPage): Promise<Pick<Front, "lead" | "leaders">> {
  const [accelerating, gaining] = await Promise.all([
    api.projects({ sort: "momentum", label: "accelerating", limit: LEADERS }),
    api.projects({ sort: "net", window: "7d", limit: GAINERS }),
  ]);
  const gainers = findGain(gaining.items, counted.to);
  const isLed = accelerating.items.length > 0;
  return {
    lead: toLead(counted, accelerating.items[0] ?? null, gainers[0] ?? null),
    leaders: await loadLeaders(api, isLed ? accelerating.items : gainers.slice(0, LEADERS)),
  };
}

function toFrontRow({ repo, name, momentum }: Project): FrontRow {
  return { repo, name, momentum: toRowMomentum(momentum, null) };
}
