import {
  listProjects,
  readProjectView,
  readProjectViews,
  type ListedProject,
  type ProjectListCursor,
  type ProjectListQuery,
  type ProjectView,
} from "@groundswell/db";
import { DAY_MS } from "@groundswell/core";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { eachDatabase, entry, watch } from "./databases.ts";
import { observation, observe } from "./facts.ts";
import { starWalk } from "./star-walks.ts";

const QUERY: ProjectListQuery = {
  ...{ sort: "momentum", window: null, category: null, text: null, limit: 100, after: null, asOf: null },
};
const COLUMNS = {
  "momentum null": "cautious",
  "velocity null": "velocity",
  "velocity 7d": "rate_7",
  "velocity 30d": "rate_30",
  "velocity 90d": "rate_90",
} as const;
/** Last complete days: a week behind the newest is as recent as it gets, a day more is not. */
const OUTDATED = "2026-08-12";
const ENDS = ["2026-08-20", "2026-08-13", OUTDATED, "2026-08-19"];
const ORDERS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const queryOf = (order: keyof typeof COLUMNS): Partial<ProjectListQuery> => {
  const [sort, window] = order.split(" ");
  return { sort: sort === "momentum" ? sort : "velocity", window: window === "null" ? null : (window as "7d") };
};

eachDatabase("the leaderboard", (database) => {
  const list = async (query: Partial<ProjectListQuery>) =>
    (await listProjects(database.db, { ...QUERY, ...query })).items.map(({ id }) => id);
  const walk = async (query: Partial<ProjectListQuery>) => {
    const found: ListedProject[] = [];
    let after: ProjectListCursor | null = null;
    do {
      const page = await listProjects(database.db, { ...QUERY, ...query, after });
      expect(page.items.length).toBeGreaterThan(0);
      found.push(...page.items);
      after = page.next;
    } while (after !== null);
    return found.map(({ id }) => id);
  };

  it.each(ORDERS)(
    "by %s has the most first, among equals the faster, then the older entry; the unknown and the outdated last",
    async (order) => {
      const values = [null, -0.25, 0, 0.1 + 0.2, 0.3, 17.000000000000004];
      const rows = values.flatMap((value) => values.map((velocity) => ({ value, velocity })));
      const projects = await watch(
        database,
        ...rows.map((_, i) => entry(`x/p${i}`, { category: i % 2 === 0 ? "a" : "b" })),
      );
      const ids = projects.map(({ id }) => id);
      for (const [i, { value, velocity }] of rows.entries()) {
        await database.db.execute(sql`update standings set velocity = ${velocity} where project_id = ${ids[i]}`);
        await database.db.execute(
          sql`update standings set ${sql.identifier(COLUMNS[order])} = ${value}, momentum_to = ${ENDS[i % 4]}
            where project_id = ${ids[i]}`,
        );
      }
      const down = (a: number | null, b: number | null) => (b ?? -Infinity) - (a ?? -Infinity) || 0;
      const unknown = { value: null, velocity: null };
      const rankOf = (i: number) => (ENDS[i % 4] === OUTDATED ? unknown : (rows[i] ?? unknown));
      const expected = ids
        .map((id, i) => ({ id, i, ...rankOf(i) }))
        .sort(
          (a, b) =>
            down(a.value, b.value) || (order === "momentum null" ? down(a.velocity, b.velocity) : 0) || a.id - b.id,
        );
      const query = queryOf(order);
      expect(await list(query)).toEqual(expected.map(({ id }) => id));
      for (const limit of [1, 5, 36]) expect(await walk({ ...query, limit })).toEqual(expected.map(({ id }) => id));
      const inCategory = expected.filter(({ i }) => i % 2 === 0).map(({ id }) => id);
      expect(await walk({ ...query, category: "a", limit: 4 })).toEqual(inCategory);
    },
  );

  it("follows a project into another category", async () => {
    const [project] = await watch(database, entry("x/y", { category: "a" }));
    await watch(database, entry("x/y", { category: "b" }));
    expect([await list({ category: "a" }), await list({ category: "b" })]).toEqual([[], [project?.id]]);
  });

  it("as of an instant is in the order of what was known then, and is walked whole", async () => {
    const walks = fc.sample(starWalk({ minLength: 150, maxLength: 170 }), { numRuns: 5, seed: 5 });
    const projects = await watch(database, ...["x/a", "x/b", "x/c", "x/d", "x/e", "x/f"].map((repo) => entry(repo)));
    for (const [i, rows] of walks.entries()) await observe(database, projects[i]?.id ?? 0, rows);
    const ids = projects.map(({ id }) => id);
    const valueOf = (view: ProjectView, { sort, window }: Partial<ProjectListQuery>) => {
      if (sort === "stars") return view.stars;
      if (sort === "net") return view.changes[window ?? "7d"]?.value ?? null;
      if (sort === "momentum") return view.momentum?.fit?.cautious ?? null;
      return window === null || window === undefined
        ? (view.momentum?.fit?.velocity.value ?? null)
        : (view.momentum?.rates[window]?.value ?? null);
    };
    const sorts = [...ORDERS.map(queryOf), { sort: "stars", window: null } as const];
    const nets = (["7d", "30d", "90d"] as const).map((window) => ({ sort: "net", window }) as const);
    let known = 0;
    for (const asOf of ["2026-01-20T00:00:00Z", "2026-04-10T04:07:00Z", "2026-05-09T23:00:00Z"].map((iso) =>
      Date.parse(iso),
    )) {
      const views = new Map((await readProjectViews(database.db, ids, { asOf })).map(({ id, view }) => [id, view]));
      for (const query of [...sorts, ...nets]) {
        const { items } = await listProjects(database.db, { ...QUERY, ...query, asOf });
        const values = items.map(({ id }) => {
          const view = views.get(id);
          return view === undefined ? null : valueOf(view, query);
        });
        known += values.filter((value) => value !== null).length;
        expect(values).toEqual(values.toSorted((a, b) => (b ?? -Infinity) - (a ?? -Infinity) || 0));
        expect(await walk({ ...query, asOf, limit: 2 })).toEqual(items.map(({ id }) => id));
      }
    }
    expect(known).toBeGreaterThan(30);
    const now = Date.parse("2100-01-01T00:00:00Z");
    for (const query of [...sorts, ...nets]) expect(await list({ ...query, asOf: now })).toEqual(await list(query));
    // Before anything was known nothing is, and nobody is ahead.
    expect(await list({ asOf: 0 })).toEqual(ids);
  });

  /** One look a day from February on: so many stars a day, and ten times as many in the last 28 days. */
  const rise = (perDay: number, days: number, rising: number) =>
    Array.from({ length: days }, (_, i) => {
      const gained = perDay * (i + Math.max(0, i - days + rising) * 9);
      return observation(new Date(Date.parse("2026-02-01T00:30:00Z") + i * DAY_MS).toISOString(), 1000 + gained);
    });

  it("does not keep a project in front for ever whose figures have ended, now as of then", async () => {
    const [ended, steady] = (await watch(database, "x/ended", "x/steady")).map(({ id }) => id);
    const [endedId, steadyId] = [ended ?? 0, steady ?? 0];
    await observe(database, endedId, rise(10, 101, 28));
    const rows = rise(10, 121, 0);
    await observe(database, steadyId, rows.slice(0, 108));
    const read = async (asOf: number | null = null) => {
      const page = await listProjects(database.db, { ...QUERY, asOf });
      const views = await readProjectViews(database.db, [endedId], { asOf });
      const place = page.items.findIndex(({ id }) => id === endedId);
      expect(await readProjectView(database.db, endedId, asOf)).toEqual(views[0]?.view);
      expect(page.items[place]?.revision).toBe(views[0]?.revision);
      return { place, momentum: views[0]?.view.momentum, revision: views[0]?.revision };
    };
    const to = "2026-05-11";
    const week = await read();
    expect(week).toMatchObject({ place: 0, momentum: { to, label: "accelerating", behind: "2026-05-18" } });
    await observe(database, steadyId, rows.slice(108, 109));
    const later = await read();
    expect(later).toMatchObject({
      place: 1,
      momentum: { ...{ to, label: "too little data", recentDays: 20, baselineDays: 56, fit: null, growth: null } },
    });
    expect(later.momentum?.rates).toEqual({ "7d": null, "30d": null, "90d": null });
    // Nothing of its own has changed, and it is shown otherwise all the same.
    expect(later.revision).not.toBe(week.revision);
    await observe(database, steadyId, rows.slice(109));
    expect((await read()).momentum).toMatchObject({ to, recentDays: 8, baselineDays: 56, behind: "2026-05-31" });
    const then = (day: string) => read(Date.parse(`${day}T12:00:00Z`));
    expect(await then("2026-05-12")).toMatchObject({ place: 0, momentum: { to, behind: null } });
    expect(await then("2026-05-19")).toEqual({ ...week, revision: "" });
    expect(await then("2026-05-20")).toEqual({ ...later, revision: "" });
  });
});
