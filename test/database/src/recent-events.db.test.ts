import {
  readEvents,
  readProjectView,
  readRecentEvents,
  recordDetails,
  recordObservations,
  recordReleases,
  refreshDerived,
  type EventQuery,
  type RecentEventQuery,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { eachDatabase, entry, watch, watchOne } from "./databases.ts";
import { details, observation, receiptAt, release, tag } from "./facts.ts";

eachDatabase("kept events", (database) => {
  const read = async (id: number, query: Partial<EventQuery> = {}) => {
    const { items, more } = await readEvents(database.db, id, {
      ...{ kinds: null, after: null, limit: 50, asOf: null },
      ...query,
    });
    return { told: items.map(({ kind, to }) => `${kind} ${to ?? ""}`), items, more };
  };
  const recent = async (query: Partial<RecentEventQuery> = {}) =>
    (await readRecentEvents(database.db, { projectIds: null, kinds: null, limit: 50, ...query })).map(
      ({ repo, name, kind, to }) => `${repo} (${name}) ${kind} ${to ?? ""}`,
    );

  it("have releases among them, as they are known: one that has gone is no event any more", async () => {
    const { db } = database;
    const { id } = await watchOne(database, "a/b");
    const releases = [release("v1", "2026-03-01T00:00:00Z"), release("v2", "2026-03-02T00:00:00Z")];
    await recordReleases(db, id, receiptAt("2026-03-03T00:00:00Z"), releases);
    await recordReleases(db, id, receiptAt("2026-03-03T00:00:00Z", { source: "git" }), [
      tag("v0", "2026-02-01T00:00:00Z"),
    ]);
    await refreshDerived(db, id, null);
    expect((await read(id)).told).toEqual(["released v2", "released v1", "released v0"]);
    const gone = {
      ...release("v2", "2026-03-02T00:00:00Z"),
      deleted: true,
      knownAt: Date.parse("2026-03-04T00:00:00Z"),
    };
    await recordReleases(db, id, receiptAt("2026-03-04T00:00:00Z"), [gone]);
    await refreshDerived(db, id, null);
    expect((await read(id)).told).toEqual(["released v1", "released v0"]);
    expect(await readProjectView(db, id)).toMatchObject({ releaseCount: 2, lastRelease: { tag: "v1" } });
    const asOf = Date.parse("2026-03-03T12:00:00Z");
    expect((await read(id, { asOf })).told).toEqual(["released v2", "released v1", "released v0"]);
    expect(await readProjectView(db, id, asOf)).toMatchObject({ releaseCount: 3, lastRelease: { tag: "v2" } });
  });

  it("of one instant have a fixed order, page by page, kept or derived", async () => {
    const { db } = database;
    const { id } = await watchOne(database, "a/b");
    const at = "2026-03-09T00:00:00Z";
    await recordDetails(db, id, receiptAt("2026-03-01T00:00:00Z"), details(7, "a/b"));
    await recordDetails(db, id, receiptAt(at), details(7, "a/c", { archived: true, license: null }));
    await recordReleases(
      db,
      id,
      receiptAt(at),
      ["b", "a", "B", "ä", "v 1,2"].map((name) => release(name, at)),
    );
    await refreshDerived(db, id, null);
    const { told, items } = await read(id);
    expect(told).toEqual(
      ["renamed a/c", "archived ", "licence changed "].concat(
        ["B", "a", "b", "v 1,2", "ä"].map((t) => `released ${t}`),
      ),
    );
    expect((await read(id, { asOf: Date.parse("2026-03-10T00:00:00Z") })).items).toEqual(items);
    for (const asOf of [null, Date.parse("2026-03-10T00:00:00Z")]) {
      const walked: string[] = [];
      let after: EventQuery["after"] = null;
      for (let goesOn = true; goesOn;) {
        const page = await read(id, { asOf, after, limit: 2 });
        walked.push(...page.told);
        after = page.items.at(-1) ?? null;
        goesOn = page.more;
      }
      expect(walked).toEqual(told);
    }
    expect((await read(id, { kinds: ["archived", "released"], limit: 2 })).told).toEqual(["archived ", "released B"]);
    expect((await read(id, { kinds: [] })).told).toEqual([]);
  });

  it("tell a look that was stored late: the change lies after it", async () => {
    const { db } = database;
    const { id } = await watchOne(database, "a/b");
    const look = async (iso: string, license: string | null) => {
      if (license !== null) await recordDetails(db, id, receiptAt(iso), details(7, "a/b", { license }));
      await recordObservations(db, id, receiptAt(iso), [observation(iso, 1)]);
      await refreshDerived(db, id, Date.parse(iso));
    };
    await look("2026-03-01T00:00:00Z", "MIT");
    await look("2026-03-09T00:00:00Z", "Apache-2.0");
    await look("2026-03-08T00:00:00Z", null);
    const { items } = await read(id, { kinds: ["licence changed"] });
    expect(items).toMatchObject([{ notBefore: Date.parse("2026-03-08T00:00:00Z") }]);
  });

  it("of several projects come newest first, of those that are watched or asked for", async () => {
    const { db } = database;
    const projects = await watch(database, entry("a/b", { name: "Bee" }), "c/d", "e/f");
    for (const [i, { id }] of projects.entries()) {
      const releases = [1, 2].map((n) => release(`v${n}`, `2026-03-0${n}T0${i}:00:00Z`));
      await recordReleases(db, id, receiptAt("2026-03-03T00:00:00Z"), releases);
      await refreshDerived(db, id, null);
    }
    await watch(database, entry("a/b", { name: "Bee" }), "c/d");
    const all = ["c/d (c/d) released v2", "a/b (Bee) released v2", "c/d (c/d) released v1", "a/b (Bee) released v1"];
    expect(await recent()).toEqual(all);
    expect(await recent({ limit: 3 })).toEqual(all.slice(0, 3));
    const last = projects[2]?.id ?? 0;
    expect(await recent({ projectIds: [last, projects[0]?.id ?? 0], limit: 2 })).toEqual([
      "e/f (e/f) released v2",
      "a/b (Bee) released v2",
    ]);
    expect(await recent({ kinds: ["renamed"] })).toEqual([]);
    expect(await recent({ projectIds: [] })).toEqual([]);
  });

  it("are left alone where nothing is new: a row that says the same is not written again", async () => {
    const { db } = database;
    const { id } = await watchOne(database, "a/b");
    await recordReleases(db, id, receiptAt("2026-03-03T00:00:00Z"), [release("v1", "2026-03-01T00:00:00Z")]);
    await refreshDerived(db, id, null);
    const written = async () => [
      ...(await db.execute(sql`select key, xmin::text as by from project_events order by key`)),
    ];
    const [first] = await written();
    await recordReleases(db, id, receiptAt("2026-03-04T00:00:00Z"), [release("v2", "2026-03-02T00:00:00Z")]);
    await refreshDerived(db, id, null);
    expect(await written()).toMatchObject([first, { key: "v2" }]);
  });
});
