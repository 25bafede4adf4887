import { DAY_MS, HOUR_MS } from "@groundswell/core";
import { expect, test } from "vitest";
import { checkWorld } from "../check-world.ts";
import { truthOf } from "../truth.ts";
import { WorldIndex } from "../world-index.ts";
import { generateWorld, type ExpectedEvent, type ExpectedKind } from "./index.ts";

const START = Date.parse("2026-11-01T00:00:00Z");
const DAYS = 3;
const END = START + DAYS * DAY_MS;
const OPTIONS = { seed: 7, projects: 400, start: START, days: DAYS };
const GENERATED = generateWorld(OPTIONS);
const INDEX = new WorldIndex(GENERATED.world, 0);
const WATCHED = GENERATED.world.repos.slice(0, OPTIONS.projects);

test("it is a world, the same for the same seed and another for another, and survives a file", () => {
  expect(checkWorld(JSON.parse(JSON.stringify(GENERATED.world)))).toEqual([]);
  expect(generateWorld(OPTIONS)).toEqual(GENERATED);
  expect(generateWorld({ ...OPTIONS, seed: 8 }).world.repos[0]).not.toEqual(GENERATED.world.repos[0]);
  expect(generateWorld({ ...OPTIONS, projects: 50 }).world.repos.slice(0, 50)).toEqual(WATCHED.slice(0, 50));
});

test("the shortest simulation is a world too, with its events within it", () => {
  for (const seed of ["a", "b", "c"]) {
    const { world, expected } = generateWorld({ seed, projects: 200, start: START, days: 1 });
    expect(checkWorld(world)).toEqual([]);
    expect(expected.filter(({ at }) => at < START + 2 * HOUR_MS || at > START + 23 * HOUR_MS)).toEqual([]);
  }
});

test("projects are of every age and size, and everybody is there at the start", () => {
  const truth = truthOf(GENERATED.world);
  const totals = WATCHED.map(({ databaseId }) => truth.totalsAt(databaseId, START)).filter((t) => t !== null);
  expect(totals).toHaveLength(OPTIONS.projects);
  const spread = (figures: number[]) => {
    const sorted = figures.toSorted((a, b) => a - b);
    return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((n) => n ?? 0);
  };
  const [fewest, usual, most] = spread(totals.map((t) => t.stars));
  expect([fewest, (usual ?? 0) > 20 && (usual ?? 0) < 3000, (most ?? 0) > 60_000]).toEqual([0, true, true]);
  expect(spread(totals.map((t) => t.forks)).map((n) => n > 2_000)).toEqual([false, false, true]);
  const ages = spread(WATCHED.map(({ createdAt }) => (START - Date.parse(createdAt)) / DAY_MS));
  expect([(ages[0] ?? 0) < 4, (ages[2] ?? 0) > 4 * 365]).toEqual([true, true]);
  const releases = WATCHED.map(({ databaseId }) => truth.releasesAt(databaseId, START)?.length ?? 0);
  expect([releases.some((n) => n === 0), releases.some((n) => n > 100)]).toEqual([true, true]);
});

test("stars, forks and releases go on through the simulation, and some of old and recent days are taken back", () => {
  const during = (at: string) => Date.parse(at) > START && Date.parse(at) < END;
  const unstars = WATCHED.flatMap((repo) => repo.unstars ?? []);
  expect(unstars.filter((w) => !during(w.at)).length).toBeGreaterThan(100);
  const ages = unstars
    .filter((w) => during(w.at))
    .map((w) => (Date.parse(w.at) - Date.parse(`${w.day}T00:00:00Z`)) / DAY_MS);
  expect([ages.filter((age) => age < 8).length > 50, ages.filter((age) => age > 60).length > 50]).toEqual([true, true]);
  expect(WATCHED.flatMap((repo) => repo.unforks ?? []).some((w) => during(w.at))).toBe(true);
  const releases = WATCHED.flatMap((repo) => repo.releases ?? []);
  for (const happened of [
    releases.filter((r) => during(r.publishedAt)),
    releases.filter((r) => r.edits?.some((edit) => during(edit.at)) === true),
    releases.filter((r) => r.deletedAt !== undefined && during(r.deletedAt)),
    releases.filter((r) => r.prerelease === true),
    releases.filter((r) => (r.assets ?? []).length > 0),
  ]) {
    expect(happened.length).toBeGreaterThan(10);
  }
});

test("about one project in six meets with something, and every kind of it occurs", () => {
  const kinds = new Set(GENERATED.expected.map((event) => event.kind));
  const all: ExpectedKind[] = ["renamed", "transferred", "name taken", "archived", "unarchived", "deleted", "hidden"];
  const more: ExpectedKind[] = ["found again", "taken down", "licence changed", "default branch changed"];
  expect(kinds).toEqual(new Set([...all, ...more]));
  const concerned = new Set(GENERATED.expected.map((event) => event.githubId));
  const restated = WATCHED.filter(
    (repo) =>
      repo.changes?.some((c) => "description" in c || "topics" in c || "homepage" in c || "disabled" in c) === true,
  );
  const share = new Set([...concerned, ...restated.map((repo) => repo.databaseId)]).size / OPTIONS.projects;
  expect(share).toBeGreaterThan(0.1);
  expect(share).toBeLessThan(0.2);
});

/** What a look at a project by the name it had first, or by its id, meets. */
function describe({ githubId }: ExpectedEvent, at: number): Record<string, unknown> {
  const found = INDEX.byId(githubId, at);
  if (!("repo" in found)) return { kind: found.kind };
  const { fullName, facts } = found.repo;
  const { archived, license, defaultBranch } = facts;
  return { kind: "there", fullName, archived, license, defaultBranch };
}

function stateAfter({ kind, to }: ExpectedEvent): Record<string, unknown> {
  switch (kind) {
    case "renamed":
    case "transferred":
      return { kind: "there", fullName: to };
    case "name taken":
    case "found again":
      return { kind: "there" };
    case "archived":
    case "unarchived":
      return { archived: kind === "archived" };
    case "deleted":
    case "hidden":
      return { kind: "gone" };
    case "taken down":
      return { kind: "blocked" };
    case "licence changed":
      return { license: to };
    case "default branch changed":
      return { defaultBranch: to };
  }
}

/** The beginning of the hour of the simulation in which an event lies: when a watcher looked last before it. */
function hourOf({ at }: ExpectedEvent): number {
  return START + Math.floor((at - START) / HOUR_MS) * HOUR_MS;
}

test("every event shows from the next full hour on, and none before its own hour", () => {
  for (const event of GENERATED.expected) {
    const state = expect.objectContaining(stateAfter(event)) as unknown;
    expect([event, describe(event, hourOf(event) + HOUR_MS)]).toEqual([event, state]);
  }
  const changing = GENERATED.expected.filter(({ kind }) => kind !== "name taken" && kind !== "found again");
  for (const event of changing) {
    expect([event, describe(event, hourOf(event))]).not.toEqual([
      event,
      expect.objectContaining(stateAfter(event)) as unknown,
    ]);
  }
  for (const event of changing.filter(({ from }) => from !== undefined)) {
    expect(Object.values(describe(event, hourOf(event)))).toContain(event.from);
  }
});

test("a project's events are hours apart, well within an hour", () => {
  const others = GENERATED.expected.filter(({ kind }) => kind !== "name taken");
  for (const events of Object.values(Object.groupBy(others, (event) => event.githubId))) {
    const instants = (events ?? []).map(({ at }) => at);
    for (const [i, at] of instants.slice(1).entries()) expect(at - (instants[i] ?? 0)).toBeGreaterThan(2 * HOUR_MS);
  }
  const minutes = GENERATED.expected.map((event) => (event.at - hourOf(event)) / 60_000);
  expect(minutes.every((minute) => minute >= 20 && minute < 59)).toBe(true);
});

test("a name that a watcher meets another under was taken within minutes, and the other's stars are its own", () => {
  const truth = truthOf(GENERATED.world);
  const taken = GENERATED.expected.filter(({ kind }) => kind === "name taken");
  for (const { githubId, at, from, takenBy = 0 } of taken) {
    const left = GENERATED.expected.find((event) => event.githubId === githubId && event.from === from);
    expect(at - (left?.at ?? 0)).toBeLessThan(16 * 60_000);
    const next = at + HOUR_MS;
    expect(INDEX.byName(from ?? "", next)).toMatchObject({ kind: "here", repo: { id: takenBy } });
    expect(truth.totalsAt(takenBy, next)?.stars).not.toBe(truth.totalsAt(githubId, next)?.stars);
  }
});

test("some names are taken only when a watcher asks by the new one", () => {
  const met = new Set(GENERATED.expected.flatMap(({ takenBy }) => takenBy ?? []));
  const strangers = GENERATED.world.repos.slice(OPTIONS.projects);
  const unmet = strangers.filter((repo) => !met.has(repo.databaseId));
  expect([met.size > 1, unmet.length > 1, met.size + unmet.length]).toEqual([true, true, strangers.length]);
  for (const { names } of strangers) expect(GENERATED.watch).toContain(names[0]?.name);
});
