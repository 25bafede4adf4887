import { splitRepoName, type InstantMs } from "@groundswell/core";
import type { Random } from "../random.ts";
import type { FactChange, WorldFacts, WorldName } from "../world.ts";
import { pick, type Profile } from "./profile.ts";
import { drawMoments, type Simulation } from "./simulation.ts";

/** What an hourly watcher can't help noticing of a project. */
export type ExpectedKind =
  | "renamed"
  | "transferred"
  | "name taken"
  | "archived"
  | "unarchived"
  | "deleted"
  | "hidden"
  | "found again"
  | "taken down"
  | "licence changed"
  | "default branch changed";

/** One such event. */
export interface ExpectedEvent {
  /** The watched repository's `databaseId`. */
  githubId: number;
  kind: ExpectedKind;
  at: InstantMs;
  /** Names, SPDX ids (null for no licence) or branches, before and after; of a name that was taken only that name. */
  from?: string | null;
  to?: string | null;
  /** Who has the name now, of "name taken". */
  takenBy?: number;
}

type Event = Omit<ExpectedEvent, "githubId">;

/** What befalls a project during the simulation. */
export interface Fate {
  /** Facts from the beginning, where the fate needs them. */
  facts?: Partial<WorldFacts>;
  /** Names after the first. */
  names?: WorldName[];
  changes?: FactChange[];
  deletedAt?: InstantMs;
  dmcaAt?: InstantMs;
  /** Another repository that takes the name which was left. */
  stranger?: { name: string; createdAt: InstantMs };
  expected: Event[];
}

/** Most events that one fate has. */
const MOST_EVENTS = 2;
const MINUTE_MS = 60_000;

type MakeFate = (profile: Profile, first: InstantMs, second: InstantMs, random: Random) => Fate;

const FATES: readonly MakeFate[] = [
  (profile, at) => rename(profile, at, newName(profile)),
  (profile, at) => rename(profile, at, newOwner(profile)),
  (profile, at, _, random) => {
    const moved = rename(profile, at, pick([newName, newOwner], random)(profile));
    const createdAt = at + (5 + Math.floor(10 * random())) * MINUTE_MS;
    const expected: Event[] = [...moved.expected, { kind: "name taken", at: createdAt, from: profile.name }];
    return { ...moved, stranger: { name: profile.name, createdAt }, expected };
  },
  // Too late to be met: by then a watcher asks by the new name.
  (profile, at, later, random) => ({
    ...rename(profile, at, pick([newName, newOwner], random)(profile)),
    stranger: { name: profile.name, createdAt: later },
  }),
  (profile, at, later) => {
    const there = rename(profile, at, newName(profile));
    const back = rename({ ...profile, name: newName(profile) }, later, profile.name);
    return join(there, back);
  },
  (_, at) => ({ deletedAt: at, expected: [{ kind: "deleted", at }] }),
  (_, at) => ({ dmcaAt: at, expected: [{ kind: "taken down", at }] }),
  (_, at, later) => ({
    changes: [change(at, { private: true }), change(later, { private: false })],
    expected: [
      { kind: "hidden", at },
      { kind: "found again", at: later },
    ],
  }),
  (_, at) => archive(at),
  (_, at, later) => join(archive(at), unarchive(later)),
  (_, at) => ({ facts: { archived: true }, ...unarchive(at) }),
  ({ facts }, at) => {
    const from = facts.license ?? null;
    const to = from === "Apache-2.0" ? null : "Apache-2.0";
    return { changes: [change(at, { license: to })], expected: [{ kind: "licence changed", at, from, to }] };
  },
  ({ facts }, at) => {
    const from = facts.defaultBranch ?? "main";
    const to = from === "main" ? "develop" : "main";
    return {
      changes: [change(at, { defaultBranch: to })],
      expected: [{ kind: "default branch changed", at, from, to }],
    };
  },
  (profile, at, later) => join(rename(profile, at, newName(profile)), archive(later)),
  (profile, at, later) =>
    join(rename(profile, at, newOwner(profile)), { deletedAt: later, expected: [{ kind: "deleted", at: later }] }),
];

/**
 * The fate with a number: they come in turn, so that a world of some hundred projects has all of them.
 * Every instant is about half past an hour of the simulation, and those of a project are more than two hours apart; only
 * a name may be taken within minutes.
 */
export function drawFate(turn: number, profile: Profile, simulation: Simulation, random: Random): Fate {
  const [first = simulation.start, second = first] = drawMoments(MOST_EVENTS, simulation, random);
  const make = FATES[turn % FATES.length];
  return make === undefined ? { expected: [] } : make(profile, first, second, random);
}

/** That of the same owner, or of another. */
function rename(profile: Profile, at: InstantMs, to: string): Fate {
  const from = profile.name;
  const kind = splitRepoName(from).owner === splitRepoName(to).owner ? "renamed" : "transferred";
  return { names: [{ name: to, from: new Date(at).toISOString() }], expected: [{ kind, at, from, to }] };
}

function newName({ name }: Profile): string {
  return `${name}-next`;
}

function newOwner({ name }: Profile): string {
  const { owner, name: own } = splitRepoName(name);
  return `${owner}-org/${own}`;
}

function archive(at: InstantMs): Fate {
  return { changes: [change(at, { archived: true })], expected: [{ kind: "archived", at }] };
}

function unarchive(at: InstantMs): Fate {
  return { changes: [change(at, { archived: false })], expected: [{ kind: "unarchived", at }] };
}

function change(at: InstantMs, facts: Partial<WorldFacts>): FactChange {
  return { at: new Date(at).toISOString(), ...facts };
}

function join(first: Fate, second: Fate): Fate {
  return {
    ...first,
    ...second,
    names: [...(first.names ?? []), ...(second.names ?? [])],
    changes: [...(first.changes ?? []), ...(second.changes ?? [])],
    expected: [...first.expected, ...second.expected],
  };
}
