import { listStories, readSources, readStory } from "@groundswell/db";
import { expect, test } from "vitest";
import { record, startAidran, type AidranStandin } from "./aidran-standin.ts";
import { countRows } from "./count-rows.ts";
import { closeAfterEach, DAY_MS, HOUR_MS, NOON, onBothDatabases, type Suite } from "./harness.ts";

const KEY = "a-key-of-the-tests";
const ENV = { AIDRAN_API_KEY: KEY };

const yamlOf = (url: string) => `projects:
  - repo: aaif-goose/goose
    name: Goose
    context: [agent, MCP]
  - ollama/ollama
coverage:
  - kind: aidran
    url: ${url}
    keyEnv: AIDRAN_API_KEY
    siteUrl: https://aidran.ai
`;

/** So many stories, each written a minute after the one before. */
function fill(standin: AidranStandin, count: number): void {
  for (let n = 0; n < count; n++) {
    const at = new Date(NOON - DAY_MS + n * 60_000).toISOString();
    standin.stories.set(`s${n}`, record(`s${n}`, { generatedAt: at, publishAt: at }));
  }
}

onBothDatabases("AIDRAN's delivery API", (suite) => {
  const begin = closeAfterEach();

  async function open(count: number) {
    const standin = begin(await startAidran(KEY));
    fill(standin, count);
    const watchlist = await suite.watch(yamlOf(standin.url));
    return { standin, watchlist, sync: () => syncOne(suite, watchlist) };
  }

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

  test("a missing key is said with the variable's name, and a wrong one too; neither is repeated", async () => {
    const { standin, watchlist } = await open(1);
    const missing = await syncOne(suite, watchlist, {});
    expect(missing).toMatchObject({ outcome: "failed", problem: { code: "key_missing" } });
    expect(JSON.stringify(missing)).toContain("AIDRAN_API_KEY");
    expect(standin.requests).toEqual([]);

    suite.clock.now += HOUR_MS;
    const wrong = await syncOne(suite, watchlist, { AIDRAN_API_KEY: "sk-wrong-secret" });
    expect(wrong).toMatchObject({ outcome: "failed", problem: { code: "key_refused" } });
    expect(JSON.stringify(wrong)).toContain("AIDRAN_API_KEY");
    expect(JSON.stringify([wrong, suite.log, await readSources(suite.db())])).not.toContain("sk-wrong-secret");
    expect(await countRows(suite.db())).toMatchObject({ stories: 0 });
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

  test("500s are tried again with patience, and the rest is kept for the next run", async () => {
    const { standin, sync } = await open(2);
    let failures = 2;
    standin.fault = () => (failures-- > 0 ? { status: 500 } : null);
    expect(await sync()).toMatchObject({ outcome: "ok", new: 2 });

    suite.clock.now += HOUR_MS;
    standin.fault = () => ({ status: 500 });
    const failed = await sync();
    expect(failed).toMatchObject({ outcome: "failed", problem: { code: "server_error" } });
    expect(failed.nextAt).toBe(suite.clock.now + HOUR_MS);
    suite.clock.now += HOUR_MS;
    expect((await sync()).nextAt).toBe(suite.clock.now + 2 * HOUR_MS);
    standin.requests.length = 0;
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ outcome: "not due" });
    expect(standin.requests).toEqual([]);
  });

  test("one story that the server cannot give costs that one alone, and is read once it can", async () => {
    const { standin, sync } = await open(60);
    standin.fault = (path) => (path === "/v1/stories/s30" ? { status: 500 } : null);
    expect(await sync()).toMatchObject({ outcome: "ok", new: 59, skippedCount: 1, skipped: [{ what: "story s30" }] });
    standin.fault = () => null;
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ outcome: "ok", new: 1, skippedCount: 0 });
  });

  test("three stories in a row that the server can never give do not keep the others waiting for ever", async () => {
    const { standin, sync } = await open(30);
    standin.fault = (path) => (/\/s1[123]$/.test(path) ? { status: 500 } : null);
    await sync();
    for (let run = 0; run < 3; run++) {
      suite.clock.now += DAY_MS;
      await sync();
    }
    expect(await countRows(suite.db())).toMatchObject({ stories: 27 });
  });

  test("429 with Retry-After is honoured", async () => {
    const { standin, sync } = await open(1);
    standin.fault = () => ({ status: 429, headers: { "retry-after": "7200" } });
    const report = await sync();
    expect(report).toMatchObject({ outcome: "failed", problem: { code: "too_many_requests" } });
    expect(report.nextAt).toBe(NOON + 2 * HOUR_MS);
    expect(standin.requests).toHaveLength(1);
  });

  test("malformed items and stories are skipped and told; the others are stored", async () => {
    const { standin, sync } = await open(2);
    standin.strays.push(null, 7, { headline: "no id" }, { id: "", generatedAt: "2026-03-20T00:00:00Z" });
    standin.stories.set("bad-date", record("bad-date", { publishAt: "last Tuesday" }));
    standin.stories.set("no-title", { ...record("no-title"), headline: null as unknown as string });
    standin.stories.set("no-place", record("no-place", { slug: null }));
    const report = await sync();
    expect(report).toMatchObject({ outcome: "ok", new: 2, skippedCount: 7 });
    const told = report.skipped.map(({ what, why }) => `${what}: ${why}`).join("\n");
    for (const word of ["bad-date", "no-title", "headline", "neither an address nor a slug"])
      expect(told).toContain(word);
    suite.clock.now += HOUR_MS;
    standin.requests.length = 0;
    expect(await sync()).toMatchObject({ new: 0 });
    expect(standin.requests).toHaveLength(1);
  });

  test.each([
    ["no JSON", { status: 200, body: "<html>" }, "bad_answer"],
    ["no list", { status: 200, body: { stories: [] } }, "malformed"],
    ["nothing at this address", { status: 404 }, "not_found"],
  ])("an answer that is %s is a failure with its reason", async (_what, fault, code) => {
    const { standin, sync } = await open(1);
    standin.fault = () => fault;
    expect(await sync()).toMatchObject({ outcome: "failed", problem: { code } });
  });

  test("a list that goes round is noticed, what it holds is stored, and the newest seen does not move", async () => {
    const { standin, sync } = await open(120);
    const first: string[] = [];
    standin.bendCursor = (next, asked) => {
      if (asked === null && next !== null) first.push(next);
      return asked === null ? next : (first[0] ?? null);
    };
    const report = await sync();
    expect(report).toMatchObject({ outcome: "failed", problem: { code: "endless_list" }, new: 100 });
    standin.bendCursor = null;
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ outcome: "ok", new: 20 });
  });

  test("a page that the server has forgotten is no end: the list is read from its top again", async () => {
    const { standin, sync } = await open(130);
    standin.fault = (_path, query) => (query.has("cursor") ? { status: 503 } : null);
    expect(await sync()).toMatchObject({ outcome: "failed", new: 50 });
    let forgot = false;
    standin.fault = (_path, query) => {
      if (!query.has("cursor") || forgot) return null;
      forgot = true;
      return { status: 400 };
    };
    suite.clock.now += HOUR_MS;
    expect(await sync()).toMatchObject({ outcome: "ok", new: 80 });
  });

  test("a story that is not out yet is read when it is", async () => {
    const { standin, sync } = await open(1);
    const publishAt = new Date(NOON + 3 * HOUR_MS).toISOString();
    standin.stories.set("soon", record("soon", { publishAt }));
    expect(await sync()).toMatchObject({ new: 1, skipped: [{ why: expect.stringContaining("comes out") as string }] });
    suite.clock.now += 4 * HOUR_MS;
    expect(await sync()).toMatchObject({ new: 1, skippedCount: 0 });
  });

  test("a story that claims to be of the year 2099 hides none that comes after it", async () => {
    const { standin, sync } = await open(2);
    standin.stories.set("odd", record("odd", { generatedAt: "2099-01-01T00:00:00Z" }));
    expect(await sync()).toMatchObject({ new: 3 });
    suite.clock.now += HOUR_MS;
    const generatedAt = new Date(suite.clock.now - 60_000).toISOString();
    standin.stories.set("after", record("after", { generatedAt }));
    expect(await sync()).toMatchObject({ new: 1 });
  });
});

async function syncOne(
  suite: Suite,
  watchlist: Awaited<ReturnType<Suite["watch"]>>,
  env: Record<string, string> = ENV,
) {
  const { sources } = await suite.sync(watchlist, { env });
  const [source] = sources;
  if (source === undefined || sources.length !== 1) throw new Error(`${sources.length} sources were reported`);
  return source;
}
