import {
  listProjects,
  readProjectViews,
  type ListedProject,
  type ProjectListCursor,
  type ProjectListQuery,
  type ProjectView,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { eachDatabase, entry, watch } from "./databases.ts";
import { observe } from "./facts.ts";
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
    "by %s has the most first, among equals the faster, then the older entry; the unknown last",
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
          sql`update standings set ${sql.identifier(COLUMNS[order])} = ${value} where project_id = ${ids[i]}`,
        );
      }
      const down = (a: number | null, b: number | null) => (b ?? -Infinity) - (a ?? -Infinity) || 0;
      const rankOf = (i: number) => rows[i] ?? { value: null, velocity: null };
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
      const views = new Map((await readProjectViews(database.db, ids, asOf)).map(({ id, view }) => [id, view]));
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
});
