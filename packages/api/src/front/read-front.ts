import {
  countList,
  listGainers,
  listProjects,
  readFreshReleases,
  readLeaderDays,
  readNewestDay,
  type Database,
  type LeaderDays,
  type ListedProject,
  type ProjectListQuery,
} from "@groundswell/db";
import type { Front } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { toInstant } from "../http/instant.ts";
import { toCategories } from "../projects/categories.ts";
import type { WriteProjects } from "../projects/texts.ts";
import { readStoryPage } from "../stories/read-page.ts";
import { RELEASES_READ, toFreshRelease } from "./fresh-release.ts";

const LEADERS = 3;
const SLOWING = 5;
const RELEASES = 4;
const STORIES = 2;

/** What leads and what slows, as it stands in the database. */
interface Led {
  ledBy: Front["ledBy"];
  leaders: ListedProject[];
  gaining: ListedProject | null;
  slowing: ListedProject[];
}

/** The front page's parts, each read anew; projects are written already. */
export interface FrontParts extends Pick<Front, "categories" | "to" | "ledBy" | "releases" | "stories"> {
  leaders: { project: Uint8Array; rest: Omit<Front["leaders"][number], "project"> }[];
  gaining: Uint8Array | null;
  slowing: Uint8Array[];
}

/** Reads all that the front page tells, in a few questions that are asked at once. */
export async function readFront(context: RouteContext, write: WriteProjects): Promise<FrontParts> {
  const { db } = context;
  const newest = await readNewestDay(db, null);
  const [{ counts }, { ledBy, leaders, gaining, slowing }, fresh, stories] = await Promise.all([
    countList(db, { ids: null, text: null }, { newest }),
    readLed(db, newest),
    readFreshReleases(db, { projects: RELEASES, releases: RELEASES_READ }),
    readStoryPage(context, { limit: STORIES }, {}),
  ]);
  const items = [...leaders, ...slowing, ...(gaining === null ? [] : [gaining])];
  const [days, texts] = await Promise.all([
    readLeaderDays(
      db,
      leaders.map(({ id }) => id),
    ),
    write({ items, newest }),
  ]);
  const written = new Map(items.map(({ id }, i) => [id, texts[i]]));
  return {
    categories: toCategories(counts),
    to: newest,
    ledBy,
    leaders: leaders.flatMap(({ id }) => {
      const project = written.get(id);
      return project === undefined ? [] : [{ project, rest: toLeader(days.get(id)) }];
    }),
    gaining: (gaining === null ? undefined : written.get(gaining.id)) ?? null,
    slowing: slowing.flatMap(({ id }) => written.get(id) ?? []),
    releases: fresh
      .map(toFreshRelease)
      .filter((release) => release !== null)
      .sort((a, b) => (a.at < b.at ? 1 : -1)),
    stories: stories.items,
  };
}

async function readLed(db: Database, newest: string | null): Promise<Led> {
  const list = (query: Pick<ProjectListQuery, "sort" | "label" | "limit">) =>
    listProjects(
      db,
      { window: null, category: null, text: null, ids: null, after: null, asOf: null, ...query },
      { newest },
    );
  const [accelerating, gainers, slowing] = await Promise.all([
    list({ sort: "momentum", label: "accelerating", limit: LEADERS }),
    listGainers(db, { newest, limit: LEADERS }),
    list({ sort: "velocity", label: "slowing", limit: SLOWING }),
  ]);
  const isLed = accelerating.items.length > 0;
  return {
    ledBy: isLed ? "momentum" : "net",
    leaders: isLed ? accelerating.items : gainers,
    gaining: gainers[0] ?? null,
    slowing: slowing.items,
  };
}

function toLeader(known: LeaderDays | undefined): FrontParts["leaders"][number]["rest"] {
  if (known === undefined) return { days: null, releases: [] };
  const { from, values } = known.net;
  return {
    days: { from, values: [...values] },
    releases: known.releases.map(({ tag, at }) => ({ tag, at: toInstant(at) })),
  };
}
