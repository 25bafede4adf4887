import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  connect,
  findProject,
  listWork,
  migrate,
  readNextDue,
  readOpenness,
  syncWatchlist,
  type Connection,
} from "@groundswell/db";
import { parseWatchlist, type Watchlist } from "@groundswell/watchlist";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { FollowedPart } from "./follow-content.ts";
import { KeptContent } from "./kept-content.ts";

const folder = mkdtempSync(join(tmpdir(), "groundswell-follow-"));
const file = join(folder, "list.yaml");
const storiesDir = join(folder, "stories");
const config = readConfig({ WATCHLIST: file, STORIES_DIR: storiesDir });
const T0 = Date.parse("2026-11-26T12:00:00Z");
let store: Connection;
let said: string[];
let clock: number;

const list = (...repos: string[]) => `projects:\n${repos.map((repo) => `  - ${repo}\n`).join("")}`;
const ALL = list("acme/one", "acme/two", "acme/three");

function parse(text: string): Watchlist {
  const { watchlist } = parseWatchlist(text, "list.yaml");
  if (watchlist === null) throw new Error("not a watchlist");
  return watchlist;
}

beforeAll(async () => {
  mkdirSync(storiesDir);
  store = await connect({ url: undefined, dataDir: join(folder, "data") });
  await migrate(store);
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  said = [];
  clock = T0;
});

/** A process that has started with a list, and has looked once at it. */
async function begin(text: string, settings = config, kind: "watchlist" | "notes" = "watchlist") {
  writeFileSync(file, text);
  const watchlist = parse(text);
  await syncWatchlist(store.db, watchlist.projects);
  const kept = new KeptContent({ watchlist, stories: [] });
  const parts = {
    db: store.db,
    config: settings,
    kept,
    logger: pino({ level: "silent" }),
    tell: (line: string) => said.push(line),
    now: () => clock,
  };
  const part = new FollowedPart(kind, parts);
  const look = async (times = 1) => {
    for (let i = 0; i < times; i += 1) await part.look();
  };
  await look(2);
  return { kept, look };
}

const isWatched = async (repo: string) => (await findProject(store.db, repo))?.watched === true;

test("a save that has only come half way hides nobody, though the half is a list in itself", async () => {
  const { look, kept } = await begin(ALL);
  writeFileSync(file, list("acme/one"));
  await look();
  writeFileSync(file, "");
  await look();
  writeFileSync(file, `${ALL}  - acme/four\n`);
  await look();
  expect([await isWatched("acme/two"), await isWatched("acme/four"), said]).toEqual([true, false, []]);
  await look();
  expect([await isWatched("acme/two"), await isWatched("acme/four")]).toEqual([true, true]);
  expect(said).toEqual(["The watchlist has changed: watching 4 projects; added acme/four."]);
  expect(kept.watchlist.projects).toHaveLength(4);
});

test("a change of the same size and with the same times is seen: the content is looked at", async () => {
  const { look } = await begin(list("acme/aaa"));
  const times = [new Date(T0), new Date(T0)] as const;
  utimesSync(file, ...times);
  await look(2);
  writeFileSync(file, list("acme/bbb"));
  utimesSync(file, ...times);
  await look(2);
  expect([await isWatched("acme/aaa"), await isWatched("acme/bbb")]).toEqual([false, true]);
});

test("faults are told once, with the time of the first, and gone when the file is as it was", async () => {
  const { look, kept } = await begin(ALL);
  writeFileSync(file, `${ALL}  - lamp\n`);
  await look(3);
  clock += 60_000;
  writeFileSync(file, `${ALL}  - lamps\n`);
  await look(5);
  expect(said).toHaveLength(2);
  expect(kept.state()).toMatchObject({ since: T0, faults: [{ file: "list.yaml", line: 5, column: 5 }] });
  expect(kept.watchlistProblem()).toMatch(/^list\.yaml:5:5 error not an owner\/name: "lamps" \(/);
  rmSync(file);
  await look(2);
  expect(kept.state().faults).toMatchObject([{ file: "list.yaml", line: null, message: "there is no watchlist here" }]);
  writeFileSync(file, ALL);
  await look(2);
  expect([kept.state(), said.at(-1)]).toEqual([{ since: null, faults: [] }, "The watchlist is in order again."]);
});

test("two processes on one database come to the same, whoever looks first", async () => {
  const one = await begin(ALL);
  const two = await begin(ALL);
  writeFileSync(file, list("acme/two", "acme/five"));
  await one.look(2);
  await two.look(2);
  await one.look(2);
  expect([await isWatched("acme/one"), await isWatched("acme/five")]).toEqual([false, true]);
  expect(two.kept.watchlist).toEqual(one.kept.watchlist);
});

test("a collector that waits sees work that is new, and that of a project which comes back", async () => {
  const { look } = await begin(ALL);
  await listWork(store.db, ["totals"], T0);
  writeFileSync(file, list("acme/one"));
  await look(2);
  clock += 3_600_000;
  writeFileSync(file, ALL);
  await look(2);
  expect(await readNextDue(store.db, clock - 1)).toBe(clock);
});

test("a database that does not take a change is asked again, and nothing is said to have changed", async () => {
  const { look, kept } = await begin(ALL);
  await begin(ALL);
  writeFileSync(file, list("acme/six"));
  await look();
  await store.db.execute("alter table projects rename to projects_away");
  await expect(look()).rejects.toThrow();
  expect([kept.watchlist.projects.length, said]).toEqual([3, []]);
  await store.db.execute("alter table projects_away rename to projects");
  await look();
  expect(await isWatched("acme/six")).toBe(true);
});

test("a list that is away for a moment, or replaced while it is read, is taken by the next look", async () => {
  const missing = join(folder, "none.yaml");
  const paths: string[] = [];
  const settings = Object.defineProperty({ ...config }, "watchlistFile", { get: () => paths.shift() ?? file });
  const { look } = await begin(ALL, settings);
  writeFileSync(file, list("acme/seven"));
  await look();
  paths.push(file, missing);
  await look();
  paths.push(file, missing);
  await look();
  expect(said).toEqual([expect.stringContaining("there is no watchlist here")]);
  await look();
  expect(await isWatched("acme/seven")).toBe(true);
});

test("a correction of the openness ledger is taken with its evidence, and hidden when it is taken back", async () => {
  const notes = join(folder, "openness.yaml");
  const correction = (evidence: string) =>
    `corrections:\n  - { repo: acme/one, line: dataCode, says: Is elsewhere., by: Us, dated: 2026-11-20, evidence: "${evidence}" }\n`;
  const { look, kept } = await begin(ALL, config, "notes");
  const told = async () => {
    const project = await findProject(store.db, "acme/one");
    return (await readOpenness(store.db, project?.id ?? 0)).notes.map(({ url, says }) => [url, says]);
  };
  writeFileSync(notes, correction("https://example.org/data"));
  await look(2);
  expect(await told()).toEqual([["https://example.org/data", "Is elsewhere."]]);
  writeFileSync(notes, correction("nowhere"));
  await look(2);
  expect(await told()).toHaveLength(1);
  expect(kept.state().faults).toMatchObject([{ file: "openness.yaml", line: 2 }]);
  rmSync(notes);
  await look(2);
  expect([await told(), kept.state().faults]).toEqual([[], []]);
});
