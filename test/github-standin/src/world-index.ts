import { repoKey, type InstantMs } from "@groundswell/core";
import { FactHistory } from "./fact-history.ts";
import { GitHistory } from "./git/git-history.ts";
import { repositoryNodeId } from "./node-id.ts";
import { ReleaseHistory, type ReleaseAt } from "./release-history.ts";
import { Tally } from "./tally.ts";
import type { World, WorldFacts, WorldRepo } from "./world.ts";

/** A repository as it is at one instant. */
export interface RepoAt {
  id: number;
  nodeId: string;
  /** `owner/name` */
  fullName: string;
  owner: string;
  name: string;
  createdAt: InstantMs;
  at: InstantMs;
  facts: WorldFacts;
  readonly pushedAt: InstantMs;
  readonly stars: Tally;
  readonly forks: Tally;
  /** Newest first, without drafts and deleted ones. */
  readonly releases: readonly ReleaseAt[];
  readonly git: GitHistory;
  treeLimit: number;
}

/** What a look-up meets. `moved`: found under a name that it bore before. */
export type Found =
  | { kind: "here" | "moved"; repo: RepoAt }
  | { kind: "blocked"; moved: boolean; id: number; since: InstantMs }
  | { kind: "gone" };

/** A repository with its instants read. */
interface Entry {
  id: number;
  nodeId: string;
  createdAt: InstantMs;
  deletedAt: InstantMs;
  dmcaAt: InstantMs;
  names: { name: string; key: string; from: InstantMs }[];
  facts: FactHistory;
  /** Made when they are first asked for: a world may hold thousands of repositories. */
  stars: () => Tally;
  forks: () => Tally;
  releases: () => ReleaseHistory;
  git: () => GitHistory;
  treeLimit: number;
}

const MOST_TREE_ITEMS = 100_000;
const GONE: Found = { kind: "gone" };

/** Answers who is who at an instant. Made once per world; the clock is a parameter of every question. */
export class WorldIndex {
  readonly #byId = new Map<number, Entry>();
  readonly #byNodeId = new Map<string, Entry>();
  readonly #holders = new Map<string, { entry: Entry; from: InstantMs }[]>();

  /** @param zoneOffsetMs how far the zone of the history's days is ahead of UTC (negative for America) */
  constructor(world: World, zoneOffsetMs: number) {
    for (const repo of world.repos) this.#add(toEntry(repo, zoneOffsetMs));
  }

  /** By `owner/name`, without case. Who took a freed name bears it; else an old name leads to who bore it last. */
  byName(fullName: string, at: InstantMs): Found {
    const key = repoKey(fullName);
    let last: { entry: Entry; from: InstantMs } | undefined;
    for (const holder of this.#holders.get(key) ?? []) {
      if (holder.from <= at && (last === undefined || holder.from >= last.from)) last = holder;
    }
    if (last === undefined) return GONE;
    return look(last.entry, at, repoKey(nameAt(last.entry, at)) !== key);
  }

  byId(id: number, at: InstantMs): Found {
    const entry = this.#byId.get(id);
    return entry === undefined ? GONE : look(entry, at, false);
  }

  byNodeId(nodeId: string, at: InstantMs): Found {
    const entry = this.#byNodeId.get(nodeId);
    return entry === undefined ? GONE : look(entry, at, false);
  }

  #add(entry: Entry): void {
    this.#byId.set(entry.id, entry);
    this.#byNodeId.set(entry.nodeId, entry);
    for (const { key, from } of entry.names) {
      const holder = { entry, from: Math.max(from, entry.createdAt) };
      const holders = this.#holders.get(key);
      if (holders === undefined) this.#holders.set(key, [holder]);
      else holders.push(holder);
    }
  }
}

function toEntry(repo: WorldRepo, zoneOffsetMs: number): Entry {
  return {
    id: repo.databaseId,
    nodeId: repo.nodeId ?? repositoryNodeId(repo.databaseId),
    createdAt: Date.parse(repo.createdAt),
    deletedAt: repo.deletedAt === undefined ? Infinity : Date.parse(repo.deletedAt),
    dmcaAt: repo.dmcaAt === undefined ? Infinity : Date.parse(repo.dmcaAt),
    names: repo.names
      .map(({ name, from }) => ({ name, key: repoKey(name), from: Date.parse(from) }))
      .toSorted((a, b) => a.from - b.from),
    facts: new FactHistory(repo),
    stars: once(() => new Tally(repo.given, repo.unstars, zoneOffsetMs)),
    forks: once(() => new Tally(repo.forks, repo.unforks, 0)),
    releases: once(() => new ReleaseHistory(repo.releases ?? [])),
    git: once(() => new GitHistory(repo)),
    treeLimit: repo.treeLimit ?? MOST_TREE_ITEMS,
  };
}

function look(entry: Entry, at: InstantMs, moved: boolean): Found {
  if (entry.createdAt > at || entry.deletedAt <= at) return GONE;
  const facts = entry.facts.at(at);
  if (facts.private) return GONE;
  if (entry.dmcaAt <= at) return { kind: "blocked", moved, id: entry.id, since: entry.dmcaAt };
  return { kind: moved ? "moved" : "here", repo: repoAt(entry, facts, at) };
}

/** Its series and lists are looked at only when they are asked for. */
function repoAt(entry: Entry, facts: WorldFacts, at: InstantMs): RepoAt {
  const fullName = nameAt(entry, at);
  const slash = fullName.indexOf("/");
  return {
    id: entry.id,
    nodeId: entry.nodeId,
    fullName,
    owner: fullName.slice(0, slash),
    name: fullName.slice(slash + 1),
    createdAt: entry.createdAt,
    at,
    facts,
    get pushedAt() {
      const said = facts.pushedAt === null ? undefined : Date.parse(facts.pushedAt);
      return Math.min(said ?? this.releases[0]?.publishedAt ?? entry.createdAt, at);
    },
    get stars() {
      return entry.stars();
    },
    get forks() {
      return entry.forks();
    },
    get releases() {
      return entry.releases().at(at);
    },
    get git() {
      return entry.git();
    },
    treeLimit: entry.treeLimit,
  };
}

function nameAt(entry: Entry, at: InstantMs): string {
  return (entry.names.findLast((n) => n.from <= at) ?? entry.names[0])?.name ?? "";
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
