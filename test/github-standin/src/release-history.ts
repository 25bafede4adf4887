import type { InstantMs } from "@groundswell/core";
import type { ReleaseEdit, WorldAsset, WorldRelease } from "./world.ts";

/** A release as it shows at an instant. */
export interface ReleaseAt {
  id: number;
  tag: string;
  name: string | null;
  prerelease: boolean;
  /** Where people read it, when it is not GitHub's page of the tag. */
  url: string | null;
  createdAt: InstantMs;
  publishedAt: InstantMs;
  updatedAt: InstantMs;
  assets: readonly AssetAt[];
}

/** A file of a release. Its downloads grow with the clock, while everything else of a release stands still. */
export interface AssetAt {
  name: string;
  downloadsAt(t: InstantMs): number;
}

interface Edit extends Omit<ReleaseEdit, "at"> {
  at: InstantMs;
}

interface Known {
  release: ReleaseAt;
  edits: readonly Edit[];
  deletedAt: InstantMs;
}

/**
 * The releases of one repository. Instants are read once, and a list is made again only after something happened to
 * it: between two events every question has the same answer.
 */
export class ReleaseHistory {
  /** Newest first. */
  readonly #known: readonly Known[];
  /** When something happens, in order. */
  readonly #events: readonly InstantMs[];
  #list: { from: InstantMs; to: InstantMs; releases: readonly ReleaseAt[] } | null = null;

  constructor(releases: readonly WorldRelease[]) {
    this.#known = releases
      .filter((release) => release.draft !== true)
      .map(toKnown)
      .toSorted((a, b) => b.release.createdAt - a.release.createdAt || b.release.id - a.release.id);
    this.#events = this.#known
      .flatMap(({ release, edits, deletedAt }) => [release.publishedAt, deletedAt, ...edits.map((edit) => edit.at)])
      .toSorted((a, b) => a - b);
  }

  /** What is published at an instant, newest first, without drafts and deleted ones. */
  at(t: InstantMs): readonly ReleaseAt[] {
    if (this.#list === null || t < this.#list.from || t >= this.#list.to) this.#list = this.#listAt(t);
    return this.#list.releases;
  }

  #listAt(t: InstantMs): { from: InstantMs; to: InstantMs; releases: readonly ReleaseAt[] } {
    const next = this.#events.findIndex((at) => at > t);
    const past = next === -1 ? this.#events.length : next;
    return {
      from: this.#events[past - 1] ?? -Infinity,
      to: this.#events[past] ?? Infinity,
      releases: this.#known
        .filter(({ release, deletedAt }) => release.publishedAt <= t && deletedAt > t)
        .map((known) => showAt(known, t)),
    };
  }
}

function toKnown(said: WorldRelease): Known {
  const publishedAt = Date.parse(said.publishedAt);
  return {
    release: {
      id: said.id,
      tag: said.tag,
      name: said.name,
      prerelease: said.prerelease ?? false,
      url: said.url ?? null,
      publishedAt,
      createdAt: said.createdAt === undefined ? publishedAt : Date.parse(said.createdAt),
      updatedAt: said.updatedAt === undefined ? publishedAt : Date.parse(said.updatedAt),
      assets: (said.assets ?? []).map(toAsset),
    },
    edits: (said.edits ?? []).map((edit) => ({ ...edit, at: Date.parse(edit.at) })).toSorted((a, b) => a.at - b.at),
    deletedAt: said.deletedAt === undefined ? Infinity : Date.parse(said.deletedAt),
  };
}

function showAt({ release, edits }: Known, t: InstantMs): ReleaseAt {
  const shown = { ...release };
  for (const { at, name, prerelease } of edits) {
    if (at > t) break;
    if (name !== undefined) shown.name = name;
    if (prerelease !== undefined) shown.prerelease = prerelease;
    shown.updatedAt = Math.max(shown.updatedAt, at);
  }
  return shown;
}

function toAsset({ name, downloads }: WorldAsset): AssetAt {
  const points = downloads.map(({ at, count }) => ({ at: Date.parse(at), count }));
  return { name, downloadsAt: (t) => interpolate(points, t) };
}

function interpolate(points: readonly { at: InstantMs; count: number }[], t: InstantMs): number {
  const next = points.findIndex(({ at }) => at > t);
  if (next === -1) return points.at(-1)?.count ?? 0;
  const before = points[next - 1];
  const after = points[next];
  if (before === undefined || after === undefined) return 0;
  const share = (t - before.at) / (after.at - before.at);
  return Math.floor(before.count + share * (after.count - before.count));
}
