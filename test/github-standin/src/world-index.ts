import { repoKey, type InstantMs } from "@groundswell/core";
import { repositoryNodeId } from "./node-id.ts";
import { Tally } from "./tally.ts";
import { DEFAULT_FACTS, type World, type WorldFacts, type WorldRelease, type WorldRepo } from "./world.ts";

/** A release as it shows at an instant. */
export interface ReleaseAt extends WorldRelease {
  createdAt: string;
  updatedAt: string;
}

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
  pushedAt: InstantMs;
  stars: Tally;
  forks: Tally;
  /** Newest first, without drafts and deleted ones. */
  releases: ReleaseAt[];
}

/** What a look-up meets. `moved`: found under a name that it bore before. */
export type Found =
  | { kind: "here" | "moved"; repo: RepoAt }
  | { kind: "blocked"; moved: boolean; id: number; since: InstantMs }
  | { kind: "gone" };

interface Entry {
  repo: WorldRepo;
  nodeId: string;
  createdAt: InstantMs;
  names: { name: string; key: string; from: InstantMs }[];
  /** Made when they are first asked for: a world may hold thousands of repositories. */
  stars: () => Tally;
  forks: () => Tally;
}

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
    this.#byId.set(entry.repo.databaseId, entry);
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
    repo,
    nodeId: repo.nodeId ?? repositoryNodeId(repo.databaseId),
    createdAt: Date.parse(repo.createdAt),
    names: repo.names
      .map(({ name, from }) => ({ name, key: repoKey(name), from: Date.parse(from) }))
      .toSorted((a, b) => a.from - b.from),
    stars: once(() => new Tally(repo.given, repo.unstars, zoneOffsetMs)),
    forks: once(() => new Tally(repo.forks, repo.unforks, 0)),
  };
}

function look(entry: Entry, at: InstantMs, moved: boolean): Found {
  const { repo } = entry;
  if (entry.createdAt > at || isPast(repo.deletedAt, at)) return GONE;
  const facts = factsAt(repo, at);
  if (facts.private) return GONE;
  if (repo.dmcaAt !== undefined && isPast(repo.dmcaAt, at)) {
    return { kind: "blocked", moved, id: repo.databaseId, since: Date.parse(repo.dmcaAt) };
  }
  return { kind: moved ? "moved" : "here", repo: repoAt(entry, facts, at) };
}

function repoAt(entry: Entry, facts: WorldFacts, at: InstantMs): RepoAt {
  const fullName = nameAt(entry, at);
  const slash = fullName.indexOf("/");
  const releases = releasesAt(entry.repo, at);
  const pushed = Date.parse(facts.pushedAt ?? releases[0]?.publishedAt ?? entry.repo.createdAt);
  return {
    id: entry.repo.databaseId,
    nodeId: entry.nodeId,
    fullName,
    owner: fullName.slice(0, slash),
    name: fullName.slice(slash + 1),
    createdAt: entry.createdAt,
    at,
    facts,
    pushedAt: Math.min(pushed, at),
    stars: entry.stars(),
    forks: entry.forks(),
    releases,
  };
}

function nameAt(entry: Entry, at: InstantMs): string {
  return (entry.names.findLast((n) => n.from <= at) ?? entry.names[0])?.name ?? "";
}

function factsAt(repo: WorldRepo, at: InstantMs): WorldFacts {
  const changes = (repo.changes ?? [])
    .filter((change) => Date.parse(change.at) <= at)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return Object.assign({}, DEFAULT_FACTS, repo, ...changes) as WorldFacts;
}

function releasesAt(repo: WorldRepo, at: InstantMs): ReleaseAt[] {
  return (repo.releases ?? [])
    .filter((r) => r.draft !== true && isPast(r.publishedAt, at) && !isPast(r.deletedAt, at))
    .map((r) => ({ ...r, createdAt: r.createdAt ?? r.publishedAt, updatedAt: r.updatedAt ?? r.publishedAt }))
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id);
}

function isPast(instant: string | undefined, at: InstantMs): boolean {
  return instant !== undefined && Date.parse(instant) <= at;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
