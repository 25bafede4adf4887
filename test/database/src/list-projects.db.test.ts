import {
  listCategories,
  listProjects,
  readProjectViews,
  recordDetails,
  refreshDerived,
  type ListedProject,
  type ProjectListCursor,
  type ProjectListQuery,
} from "@groundswell/db";
import { expect, it } from "vitest";
import { eachDatabase, entry, watch } from "./databases.ts";
import { details, observation, observe, receiptAt } from "./facts.ts";

const QUERY: ProjectListQuery = {
  sort: "stars",
  window: "7d",
  category: null,
  text: null,
  limit: 100,
  after: null,
  asOf: null,
};
const DAY = 86_400_000;
const NEWEST = Date.parse("2026-08-22T04:00:00Z");

eachDatabase("the list of projects", (database) => {
  const reposOf = async (items: readonly ListedProject[]) => {
    const views = await readProjectViews(
      database.db,
      items.map(({ id }) => id),
    );
    // What is listed and what is read at the same time are of one revision.
    return items.map(
      (item) => views.find(({ id, revision }) => id === item.id && revision === item.revision)?.view.repo,
    );
  };
  const list = async (query: Partial<ProjectListQuery>) =>
    reposOf((await listProjects(database.db, { ...QUERY, ...query })).items);
  const walk = async (query: Partial<ProjectListQuery>) => {
    const found: (string | undefined)[] = [];
    let after: ProjectListCursor | null = null;
    do {
      const page = await listProjects(database.db, { ...QUERY, ...query, after });
      expect(page.items.length).toBeGreaterThan(0);
      found.push(...(await reposOf(page.items)));
      after = page.next;
    } while (after !== null);
    return found;
  };
  /** A project whose stars were `stars` last and so many fewer 7, 30 and 90 days before. */
  const measured = async (id: number, stars: number, gains: Record<number, number>) => {
    const before = Object.entries(gains).map(([days, gain]) => ({
      ...observation("2026-08-22T04:00:00Z", stars - gain),
      observedAt: NEWEST - Number(days) * DAY,
    }));
    await observe(database, id, [...before, observation("2026-08-22T04:00:00Z", stars)]);
  };
  const fill = async () => {
    const projects = await watch(
      database,
      ...["x/none-1", "x/equal-1", "x/big", "x/none-2", "x/equal-2", "x/falling"].map((repo) => entry(repo)),
    );
    const id = (i: number) => projects[i]?.id ?? 0;
    await measured(id(1), 500, { 7: 10 });
    await measured(id(2), 9_000, { 7: 5, 30: 50, 90: 400 });
    await measured(id(4), 500, { 7: 10, 30: 20 });
    await measured(id(5), 100, { 7: -8, 30: 0 });
  };

  it("by stars has the most first and the unknown last", async () => {
    await fill();
    expect(await list({})).toEqual(["x/big", "x/equal-1", "x/equal-2", "x/falling", "x/none-1", "x/none-2"]);
  });

  it.each([
    ["7d", ["x/equal-1", "x/equal-2", "x/big", "x/falling", "x/none-1", "x/none-2"]],
    ["30d", ["x/big", "x/equal-2", "x/falling", "x/none-1", "x/equal-1", "x/none-2"]],
    ["90d", ["x/big", "x/none-1", "x/equal-1", "x/none-2", "x/equal-2", "x/falling"]],
  ] as const)("by net change over %s puts a loss before the unknown", async (window, expected) => {
    await fill();
    expect(await list({ sort: "net", window })).toEqual(expected);
  });

  it("by name heeds no case", async () => {
    await watch(database, ...["Zed", "aider", "Cline", "bolt"].map((name) => entry(`x/${name}`, { name })));
    expect(await list({ sort: "name" })).toEqual(["x/aider", "x/bolt", "x/Cline", "x/Zed"]);
  });

  it.each(["stars", "net", "name"] as const)("by %s is walked whole, without gap or repeat", async (sort) => {
    await fill();
    const whole = await list({ sort, window: "30d" });
    for (const limit of [1, 2, 4, 6, 7]) expect(await walk({ sort, window: "30d", limit })).toEqual(whole);
  });

  it("by name is walked whole though names have letters that few databases fold", async () => {
    const names = [
      "Ångström",
      "ångström",
      "Étoile",
      "étoile",
      "İstanbul",
      "ẞ",
      "ZULU",
      "Ωmega",
      "ωmega",
      "same",
      "same",
    ];
    await watch(database, ...names.map((name, i) => entry(`x/p${i}`, { name })));
    const whole = await list({ sort: "name" });
    expect(whole).toHaveLength(names.length);
    for (const limit of [1, 3]) expect(await walk({ sort: "name", limit })).toEqual(whole);
  });

  it.each([
    ["100%", ["x/percent"]],
    ["%", ["x/percent"]],
    ["_", ["x/under_score"]],
    ["\\", ["x/backslash"]],
    ["A\\B", ["x/backslash"]],
    ["X/PERC", ["x/percent"]],
    ["speech", ["x/plain"]],
    ["' or true --", []],
    ["", ["x/backslash", "x/percent", "x/plain", "x/under_score"]],
  ])("filtered by %j takes every letter at its word", async (text, expected) => {
    await watch(
      database,
      entry("x/percent", { name: "100% open" }),
      entry("x/under_score"),
      entry("x/backslash", { name: "a\\b" }),
      entry("x/plain", { description: "Local Speech-to-text" }),
    );
    expect((await list({ text, sort: "name" })).toSorted()).toEqual(expected);
  });

  it("filtered finds what GitHub says of a project that its entry does not describe", async () => {
    const [project] = await watch(database, "x/y");
    const said = details(7, "x/y", { description: "Meeting notes" });
    await recordDetails(database.db, project?.id ?? 0, receiptAt("2026-08-22T00:00:00Z"), said);
    await refreshDerived(database.db, project?.id ?? 0, null);
    expect(await list({ text: "meeting" })).toEqual(["x/y"]);
  });

  it("filtered and by category is walked as any other", async () => {
    const projects = Array.from({ length: 9 }, (_, i) =>
      entry(`x/p${i}`, { category: i % 2 === 0 ? "agents" : "apps" }),
    );
    await watch(database, ...projects, entry("y/p0", { category: "agents" }));
    expect(await walk({ category: "agents", text: "x/", limit: 2 })).toEqual(["x/p0", "x/p2", "x/p4", "x/p6", "x/p8"]);
    expect(await list({ category: "none such" })).toEqual([]);
    expect(await listCategories(database.db)).toEqual(["agents", "apps"]);
  });

  it("does not show what is no longer watched", async () => {
    await fill();
    await watch(database, entry("x/big", { category: "agents" }));
    expect([await list({}), await listCategories(database.db)]).toEqual([["x/big"], ["agents"]]);
  });

  it("says how much to read, and from which day, in statements that are the same for all sizes of page", async () => {
    await database.db.transaction(async (tx) => {
      const query: ProjectListQuery = { ...QUERY, sort: "momentum", window: null };
      for (const limit of [1, 3, 49, 50]) await listProjects(tx, { ...query, limit }, { newest: "2026-08-21" });
      const kept = await tx.execute<{ statement: string }>(
        "select statement from pg_prepared_statements where statement like '%momentum_to %'",
      );
      const [head, tail, ...others] = kept.map(({ statement }) => statement).toSorted((a, b) => b.length - a.length);
      expect(others).toEqual([]);
      for (const statement of [head, tail]) expect(statement).toMatch(/limit 51\b/);
      expect(head).toContain("s.momentum_to >= date '2026-08-14'");
      expect(tail).toContain("s.momentum_to < date '2026-08-14'");
    });
  });
});
