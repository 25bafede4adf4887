import { RENDER_VERSION } from "@groundswell/charts";
import { addDays, DAY_MS } from "@groundswell/core";
import { refreshEffects, storePinnedRenders } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { AS_OF, LAST_DAY, PINNED_AT, tellStory, type PinnedWorld } from "./pinned-world.ts";

/** Long after all that the story of these pins tells: names have passed on, a project and a story are gone. */
const LATER = PINNED_AT + 40 * DAY_MS;

/** What an address answers that is used for the first time when much has happened since its instant. */
export function testFirstUses(opened: () => PinnedWorld): void {
  const ask = (path: string, now = LATER) => opened().start({ now: () => now })(path);
  const json = async (path: string) => (await (await ask(path)).json()) as Record<string, unknown>;

  test("of an earlier program's version are drawn by today's where nobody has seen another, and then stay so", async () => {
    const { db } = opened().connection;
    const address = `/charts/two/b/net.svg?asOf=${AS_OF}`;
    const drawn = await ask(`${address}&v=1`);
    expect([drawn.status, (await drawn.text()).slice(0, 5)]).toEqual([200, "<svg "]);
    const rows = await db.execute<{ version: number; key: string }>(
      sql`select render_version as version, subject_key as key from pin_renders join pin_subjects using (subject_key)
        where address = ${`/charts/two/b/net?asOf=${AS_OF}`} and format = 'svg' and looks_key = '' order by 1`,
    );
    expect(rows.map(({ version }) => version)).toContain(1);
    const key = { subjectKey: rows[0]?.key ?? "", looksKey: "", format: "svg" };
    const early = { renderVersion: 2, mediaType: "image/svg+xml", body: Uint8Array.of(60, 62), etag: '"2"' };
    await storePinnedRenders(db, [{ key, render: early }], PINNED_AT - DAY_MS);
    const texts = ["&v=2", "", `&v=${RENDER_VERSION}`].map(async (v) =>
      (await (await ask(address + v)).text()).slice(0, 5),
    );
    // Without a version: what was given first; with today's: today's.
    expect(await Promise.all(texts)).toEqual(["<>", "<>", "<svg "]);
    expect((await ask(`${address}&v=${RENDER_VERSION + 1}`)).status).toBe(400);
  });

  test("show the project whose the name was at the instant, alone and among others", async () => {
    const at = (day: string) => `asOf=${day}T12:00:00Z`;
    const passed = addDays(LAST_DAY, 33);
    const repoOf = async (path: string) => (await json(path))["series"];
    expect(await repoOf(`/charts/old/goose/stars.json?${at("2026-08-20")}`)).toMatchObject([{ repo: "new/goose" }]);
    expect(await repoOf(`/charts/old/goose/stars.json?${at(passed)}`)).toMatchObject([
      { repo: "old/goose", points: { 0: { value: 3_000 } } },
    ]);
    const both = "compare/stars.json?projects=old/goose,two/b";
    expect(await repoOf(`/charts/${both}&${at("2026-08-20")}`)).toMatchObject([
      { repo: "new/goose" },
      { repo: "two/b" },
    ]);
    expect(await repoOf(`/charts/${both}&${at(passed)}`)).toMatchObject([{ repo: "old/goose" }, { repo: "two/b" }]);
  });

  test("in frames lead to today's page of what they show, and to none where there is none", async () => {
    const frameOf = async (path: string) => (await ask(`/embed/${path}asOf=${AS_OF}`)).text();
    const hrefs = async (path: string) => {
      const found = [...(await frameOf(path)).matchAll(/<a [^>]*href="https:\/\/stars\.example([^"]*)"/g)];
      return [...new Set(found.map(([, href = ""]) => href))].filter((href) => href !== "/corrections");
    };
    // Its project is called otherwise and watched no longer; its name is that of another, which is.
    expect(await frameOf("old/goose/forks?")).not.toContain("Newer data exist");
    expect(await hrefs("old/goose/forks?")).toEqual([]);
    expect(await frameOf("three/c/stars?")).toContain("Newer data exist");
    expect(await hrefs("three/c/stars?")).toEqual(["/old/goose"]);
    expect(await hrefs("compare/forks?projects=old/goose,two/b,three/c&")).toEqual([
      "/compare?projects=two/b,old/goose&amp;metric=forks",
    ]);
    expect(await hrefs("effect/loud/old/goose?")).toEqual(["/stories/loud"]);
    expect(await hrefs("board/momentum?")).toEqual(["/"]);
  });

  test("of a story go on where it was pinned in time, though its weeks are worked out anew; elsewhere it is too late", async () => {
    const { db } = opened().connection;
    await tellStory(db, "confirmed", addDays(LAST_DAY, 35));
    await refreshEffects(db, { now: LATER - DAY_MS });
    const pinned = `effect/loud/old/goose?asOf=${AS_OF}`;
    const looks = [`/embed/${pinned}`, `/charts/${pinned.replace("?", ".svg?")}&theme=dark&width=500`];
    expect(await Promise.all(looks.map(async (path) => (await ask(path)).status))).toEqual([200, 200]);
    const late = await ask(`/charts/effect/loud/two/b.svg?asOf=${AS_OF}`);
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining("worked out anew")]);
  });

  test("name no address where there is no public one: what is kept must not depend on who asked", async () => {
    const start = opened().start({ publicUrl: null, now: () => LATER });
    const read = async (path: string) => (await (await start(path)).json()) as Record<string, unknown>;
    const address = "/charts/two/b/forks.json?from=2026-08-01";
    expect(await read(`${address}&asOf=${AS_OF}`)).toMatchObject({ citation: null, page: "/two/b" });
    expect(await read(address)).toMatchObject({
      citation: { apa: expect.stringContaining("/charts/two/b/forks") as string },
    });
  });
}
