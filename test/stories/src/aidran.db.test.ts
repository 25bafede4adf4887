import { listStories, readStory } from "@groundswell/db";
import { expect, test } from "vitest";
import { aidranScenes, syncOne, yamlOf } from "./aidran-scene.ts";
import { record } from "./aidran-standin.ts";
import { countRows } from "./count-rows.ts";
import { DAY_MS, HOUR_MS, NOON, onBothDatabases } from "./harness.ts";

onBothDatabases("AIDRAN's delivery API", (suite) => {
  const open = aidranScenes(suite);

  test("is read to its end, page after page, and the second time nothing but the top is asked for", async () => {
    const { standin, sync } = await open(120);
    expect(await sync()).toMatchObject({ outcome: "ok", read: 120, new: 120, skippedCount: 0, problem: null });
    const before = await countRows(suite.db());
    expect(before["stories"]).toBe(120);

    standin.requests.length = 0;
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ outcome: "ok", read: 0, new: 0 });
    expect(standin.requests).toHaveLength(1);
    expect(standin.requests[0]).toMatch(/^\/v1\/stories\?limit=\d+$/);
    expect(await countRows(suite.db())).toEqual(before);
  });

  test("links a story by its content and its citations, and keeps no content", async () => {
    const { standin, sync } = await open(0);
    const secret = "a sentence of the content that must not be stored anywhere";
    standin.stories.set(
      "x",
      record("x", {
        headline: "What <b>agents</b> cost",
        content: `<p>Look at https://github.com/block/goose/releases.</p>${"<p>Word after word.</p>".repeat(50)}<p>${secret}</p>`,
        citations: [{ url: "https://github.com/ollama/ollama", title: "Ollama" }, "not an address"],
        slug: "what-agents-cost-1",
      }),
    );
    // The former name is GitHub's to know; the watchlist gives it here.
    const watchlist = await suite.watch(
      yamlOf(standin.url).replace("name: Goose", "name: Goose\n    formerly: [block/goose]"),
    );
    const report = await syncOne(suite, watchlist);
    expect(report).toMatchObject({ new: 1, linked: 2, review: 0 });
    const { items } = await listStories(suite.db(), { projectId: null, limit: 10, after: null });
    expect(items).toMatchObject([
      {
        title: "What agents cost",
        url: "https://aidran.ai/stories/what-agents-cost-1",
        source: "AIDRAN",
        published: "2026-03-20",
        mentions: [
          { repo: "aaif-goose/goose", status: "linked", tier: "T1", eligible: true },
          { repo: "ollama/ollama", status: "linked", tier: "T1", eligible: true },
        ],
      },
    ]);
    expect(items[0]?.mentions.map(({ evidence }) => (evidence ?? "").length <= 200)).toEqual([true, true]);
    const dump = await suite.db().execute("select string_agg(v::text, ' ') as all from story_versions v");
    expect(JSON.stringify(dump)).not.toContain(secret);
    await sync();
  });

  test("a new version is a revision, once; a story that is taken back is hidden; one that comes back is shown", async () => {
    const { standin, sync } = await open(3);
    standin.stories.set("g", record("g", { content: "github.com/ollama/ollama", slug: "g" }));
    expect(await sync()).toMatchObject({ new: 4 });
    const shown = async () => (await listStories(suite.db(), { projectId: null, limit: 10, after: null })).items;
    expect(await shown()).toHaveLength(1);

    const later = new Date(NOON + HOUR_MS / 2).toISOString();
    standin.stories.set(
      "g",
      record("g", {
        headline: "Corrected",
        content: "github.com/ollama/ollama",
        slug: "g",
        version: 2,
        generatedAt: later,
      }),
    );
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ read: 1, revised: 1, new: 0 });
    expect(await shown()).toMatchObject([{ title: "Corrected", versions: 2, published: "2026-03-20" }]);
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ read: 0, revised: 0 });

    const slug = (await shown())[0]?.slug ?? "";
    standin.stories.set("g", { ...record("g"), ...standin.stories.get("g"), active: false });
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ read: 1, revised: 1 });
    expect(await shown()).toEqual([]);
    expect(await readStory(suite.db(), slug)).toBeNull();

    standin.stories.set("g", { ...record("g"), ...standin.stories.get("g"), active: true });
    suite.clock.now += HOUR_MS;
    await sync();
    expect(await shown()).toHaveLength(1);
  });

  test("a story that is taken back and no longer given is hidden all the same", async () => {
    const { standin, sync } = await open(0);
    standin.stories.set("g", record("g", { content: "github.com/ollama/ollama", slug: "g" }));
    await sync();
    standin.stories.set("g", { ...record("g", { slug: "g" }), active: false });
    standin.fault = (path) => (path === "/v1/stories/g" ? { status: 404 } : null);
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ outcome: "ok", revised: 1 });
    expect((await listStories(suite.db(), { projectId: null, limit: 10, after: null })).items).toEqual([]);
  });

  test("what changed deep in the list, without being written anew, is found within a day", async () => {
    const { standin, sync } = await open(150);
    standin.stories.set("s2", { ...record("s2"), ...standin.stories.get("s2"), content: "github.com/ollama/ollama" });
    await sync();
    standin.stories.set("s2", { ...record("s2"), ...standin.stories.get("s2"), active: false });
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ revised: 0 });
    suite.clock.now += DAY_MS;
    expect(await sync()).toMatchObject({ revised: 1 });
  });

  test("a run that is cut off goes on where it stood, and loses nothing that came meanwhile", async () => {
    const { standin, sync } = await open(130);
    let asked = 0;
    standin.fault = (path) => (path !== "/v1/stories" && ++asked > 70 ? { status: 503 } : null);
    expect(await sync()).toMatchObject({ outcome: "failed", new: 70, problem: { code: "server_error" } });

    // Above where the reading began, and below where it stood.
    const now = new Date(NOON + 60_000).toISOString();
    standin.stories.set("fresh", record("fresh", { generatedAt: now }));
    standin.fault = () => null;
    suite.clock.now += HOUR_MS;
    const report = await sync();
    expect(report).toMatchObject({ outcome: "ok", problem: null });
    expect(await countRows(suite.db())).toMatchObject({ stories: 131, story_versions: 131 });
  });

  test("a story that is not out yet is read when it is", async () => {
    const { standin, sync } = await open(1);
    const publishAt = new Date(NOON + 3 * HOUR_MS).toISOString();
    standin.stories.set("soon", record("soon", { publishAt }));
    expect(await sync()).toMatchObject({ new: 1, skipped: [{ why: expect.stringContaining("comes out") as string }] });
    suite.clock.now += 4 * HOUR_MS;
    expect(await sync()).toMatchObject({ new: 1, skippedCount: 0 });
  });
});
