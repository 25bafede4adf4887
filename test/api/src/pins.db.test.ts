import { checkPins } from "@groundswell/api";
import { RENDER_VERSION } from "@groundswell/charts";
import { addDays, DAY_MS, dayRange } from "@groundswell/core";
import { importArchive, readPinState, rebuildDerived, refreshEffects, type Connection } from "@groundswell/db";
import { CorrectionPage } from "@groundswell/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  AS_OF,
  LAST_DAY,
  nameProject,
  observeDays,
  openPinnedWorld,
  PINNED_AT,
  recordHistory,
  tellStory,
  watchAll,
  type PinnedWorld,
} from "./pinned-world.ts";
import { testFirstUses } from "./pins-first-use-suite.ts";
import { testLimits } from "./pins-limits-suite.ts";

const PIN = `asOf=${AS_OF}&v=${RENDER_VERSION}`;
const LOOKS = [
  "theme=dark&lang=de",
  "scale=log&lang=ja&markers=",
  "width=320&height=240&lang=fr",
  "from=2026-07-01&to=2026-07-31&lang=zh",
  "interval=week&lang=es",
];
const METRICS = ["stars", "surviving", "gained", "lost", "net", "forks"];
const COMPARED = "projects=old/goose,two/b,three/c";

/** Fifty charts: of every kind, in every form, in all sorts of looks. */
const CHARTS = [
  ...METRICS.flatMap((metric) => [`old/goose/${metric}.svg?`, `old/goose/${metric}.csv?`]),
  ...METRICS.flatMap((metric, i) => [
    `two/b/${metric}.svg?${LOOKS[i % LOOKS.length] ?? ""}&`,
    `old/goose/${metric}.json?${LOOKS[(i + 1) % LOOKS.length] ?? ""}&`,
  ]),
  ...LOOKS.map((looks) => `old/goose/stars.svg?${looks}&`),
  ...["svg?", "json?", "csv?", "svg?theme=dark&lang=de&"].map((end) => `old/goose/releases.${end}`),
  ...["align=date", "align=age", "align=age&origin=release", "align=index"].map(
    (align) => `compare/stars.svg?${COMPARED}&${align}&`,
  ),
  ...["net.svg", "gained.json", "forks.csv"].map((file) => `compare/${file}?${COMPARED}&`),
  ...["svg?", "json?", "csv?", "svg?lang=ja&"].map((end) => `effect/loud/old/goose.${end}`),
  ...["svg?", "json?", "csv?", "svg?theme=dark&limit=2&"].map((end) => `board/momentum.${end}`),
  ...["old/goose/stars.png?", "board/momentum.png?lang=ja&"],
].map((chart) => `/charts/${chart}${PIN}`);

const NEW_DAYS = dayRange(addDays(LAST_DAY, 1), addDays(LAST_DAY, 30));

interface Answer {
  status: number;
  headers: (string | null)[];
  body: string;
}

describe.each<Connection["kind"]>(["embedded", "server"])("pinned charts (%s database)", (kind) => {
  let world: PinnedWorld | null = null;
  const opened = () => {
    if (world === null) throw new Error("the world is not open");
    return world;
  };
  beforeAll(async () => {
    world = await openPinnedWorld(kind);
  });
  afterAll(async () => {
    await world?.drop();
  });

  const start = (now = PINNED_AT) => {
    const ask = opened().start({ now: () => now });
    return async (path: string): Promise<Answer> => {
      const response = await ask(path);
      const headers = ["content-type", "cache-control", "etag", "location"].map((name) => response.headers.get(name));
      return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()).toString("latin1") };
    };
  };
  const read = (path: string, now?: number) => start(now)(path);
  const readAll = async (now?: number) => {
    const ask = start(now);
    const answers: [string, Answer][] = [];
    for (const path of CHARTS) answers.push([path, await ask(path)]);
    return answers;
  };

  test(`give the same bytes for ever: ${CHARTS.length} of them, of every kind and form, whatever happens`, async () => {
    const { connection, depsAt, log } = opened();
    const { db } = connection;
    expect(CHARTS).toHaveLength(50);
    const first = await readAll();
    const failed = first.filter(([, { status }]) => status !== 200);
    expect(failed.map(([path, { status, body }]) => [path, status, body])).toEqual([]);
    expect(first.filter(([, { headers }]) => headers[1] !== "public, max-age=31536000, immutable")).toEqual([]);
    const live = await read("/charts/two/b/stars.svg");
    const later = PINNED_AT + 31 * DAY_MS;
    const collect = () => Promise.all([1, 2, 3].map((id) => observeDays(db, id, NEW_DAYS)));
    const happenings: [string, (() => Promise<unknown>)[]][] = [
      ["a restart, and 30 days of new collection", [collect]],
      [
        "a history revision, figures of days that were missing, and a rename",
        [
          () => recordHistory(db, 1, addDays(LAST_DAY, 30), (_, i) => 9 + (i % 4)),
          () => fillGap(connection),
          () => nameProject(db, 1, "new/goose", addDays(LAST_DAY, 30)),
        ],
      ],
      [
        "a rebuild, a story that is taken back, removal from the watchlist, a name that passes on, and a look at all that",
        [
          () => rebuildDerived(db),
          () => tellStory(db, "rejected", addDays(LAST_DAY, 30)),
          () => refreshEffects(db, { now: later }),
          () => watchAll(db, ["two/b", "three/c"]),
          () => nameProject(db, 3, "old/goose", addDays(LAST_DAY, 31)),
          () => checkPins(depsAt(later)),
        ],
      ],
    ];
    for (const [what, happen] of happenings) {
      for (const one of happen) await one();
      const differing = (await readAll(later)).filter(([, answer], i) => !isSame(answer, first[i]?.[1]));
      expect([what, differing.map(([path]) => path)]).toEqual([what, []]);
    }
    expect(isSame(live, await read("/charts/two/b/stars.svg", later))).toBe(false);
    expect(log).toEqual([]);
  }, 120_000);

  test("are compared with what is known now, and every difference is told where all can read it", async () => {
    const { depsAt, connection } = opened();
    const later = PINNED_AT + 31 * DAY_MS;
    const list = async (query: string) =>
      CorrectionPage.parse(JSON.parse((await read(`/api/v1/corrections${query}`)).body));
    const { items } = await list("?limit=200");
    const told = (id: string) =>
      [...new Set(items.filter(({ chart }) => chart.id === id).map(({ kind: k }) => k))].sort();
    expect(told("old/goose/stars")).toEqual(["days filled in", "renamed", "stars taken back since"]);
    expect(told("old/goose/surviving")).toContain("stars taken back since");
    // What was gained is as it was first told, whatever was taken back.
    expect(told("old/goose/gained")).toEqual(["renamed"]);
    expect(told("two/b/stars")).toEqual([]);
    expect(told("effect/loud/old/goose")).toEqual(["effect judged anew"]);
    const filled = items.find(({ chart, kind: k }) => chart.id === "old/goose/forks" && k === "days filled in");
    expect(filled).toMatchObject({
      ...{ days: 2, firstDay: "2026-07-10", lastDay: "2026-07-11", largest: { from: null }, asOf: AS_OF },
      chart: { kind: "project", address: `/charts/old/goose/forks?asOf=${AS_OF}`, page: "/old/goose" },
      projects: ["new/goose"],
    });
    expect(await readPinState(connection.db, filled?.pin ?? "")).toEqual({ hasNewer: true, wasRevised: true });
    expect((await list(`?pin=${filled?.pin ?? ""}`)).items.map(({ kind: k }) => k).sort()).toEqual([
      "days filled in",
      "renamed",
    ]);
    expect((await list("?project=new/goose&limit=200")).items.length).toBeGreaterThan(5);
    expect((await read("/api/v1/corrections?pin=x")).status).toBe(400);
    expect((await read("/api/v1/corrections?project=no/body")).status).toBe(404);
    // Nothing is told twice.
    await checkPins(depsAt(later + 3_600_000));
    expect((await list("?limit=200")).items).toEqual(items);
  });

  test("are the same for all who ask first at the same moment", async () => {
    const path = "/charts/three/c/stars.svg?asOf=2026-08-21T00:00:00Z";
    const bodies = await Promise.all(Array.from({ length: 4 }, () => read(path)));
    expect(new Set(bodies.map(({ body }) => body)).size).toBe(1);
    expect(bodies[0]?.status).toBe(200);
  });

  testFirstUses(opened);
  testLimits(opened);
});

function isSame(one: Answer, other: Answer | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** An archive that somebody kept of the days on which nobody looked. */
async function fillGap({ db }: Connection): Promise<void> {
  const observations = ["2026-07-10", "2026-07-11"].map((day, i) => ({
    ...{ repo: "old/goose", source: "somebody's own record", observedAt: Date.parse(`${day}T03:00:00Z`) },
    ...{ timeKnown: true, stars: 1_330 + i, forks: 147 + i, openIssues: null, openIssuesAndPulls: null },
  }));
  const file = { file: "record.csv", contentHash: "sha256:00", compiledAt: PINNED_AT + DAY_MS, sourceUrls: new Map() };
  await importArchive(db, { ...file, observations, releases: [] }, PINNED_AT + DAY_MS);
}
