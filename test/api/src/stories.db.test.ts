import { Effect, StoryDetail, StoryPage, type Story } from "@groundswell/wire";
import { beforeAll, expect, test } from "vitest";
import { expectExactly, expectProblem, readJson } from "./answers.ts";
import { NOW, onBothDatabases, ORIGIN, type Suite } from "./harness.ts";
import { addFiles, FEED_KEY, IN_DOUBT, OUTLET, seedStories } from "./story-seeds.ts";
import { walk } from "./walk.ts";

const FIRST = "open-source-ai-identity-crisis";
const STORIES = "/api/v1/stories";
const OLLAMA = "/api/v1/projects/ollama/ollama/stories";

async function readAll(suite: Suite): Promise<Story[]> {
  const page: unknown = await readJson(suite, `${STORIES}?limit=200`);
  expectExactly(StoryPage, page);
  return StoryPage.parse(page).items;
}

async function readDetail(suite: Suite, title: string): Promise<StoryDetail> {
  const found = (await readAll(suite)).find((story) => story.title === title);
  const detail: unknown = await readJson(suite, `${STORIES}/${found?.id ?? "none"}`);
  expectExactly(StoryDetail, detail);
  return StoryDetail.parse(detail);
}

onBothDatabases("stories", (suite) => {
  beforeAll(() => seedStories(suite.connection().db));

  test("the first story's date is approximate, so Goose's figures are given over all days that it may have been", async () => {
    const { mentions, effects, publishedPlusMinusDays } = StoryDetail.parse(
      await readJson(suite, `${STORIES}/${FIRST}`),
    );
    expect([publishedPlusMinusDays, mentions.map(({ name, status }) => `${name} ${status}`)]).toEqual([
      3,
      ["Goose confirmed", "Muesli confirmed"],
    ]);
    const [goose, muesli] = [
      effects.find(({ name }) => name === "Goose"),
      effects.find(({ name }) => name === "Muesli"),
    ];
    expect(goose?.range).toMatchObject({ from: "2026-03-23", to: "2026-03-29" });
    expect(goose?.range?.weeks.map(({ stars }) => typeof stars)).toEqual(Array(7).fill("number"));
    expect(goose?.sentence).toContain("whichever of the days 23–29 March 2026 it began on");
    expect(goose?.range?.low).toBeLessThan(goose?.week.ratio?.low ?? NaN);
    expect(muesli).toMatchObject({ verdict: "too little data", week: { stars: null, ratio: null }, needed: null });
    expect(muesli?.sentence).toMatch(/^Too little data: no daily figures of Muesli are known/);
  });

  test("are newest first, each naming somebody for certain; what is only in doubt is not among them", async () => {
    const all = await readAll(suite);
    expect(all.map(({ published }) => published)).toEqual(
      all
        .map(({ published }) => published)
        .toSorted()
        .reverse(),
    );
    expect(all.map(({ title }) => title)).not.toContain("About doubt-alone");
    expect(all).toHaveLength(10);
    expect(all.filter(({ mentions }) => mentions.every(({ status }) => status === "rejected"))).toEqual([]);
  });

  test("tell mentions in doubt apart from mentions, and only where one story is asked for", async () => {
    expect(JSON.stringify(await readAll(suite))).not.toContain(IN_DOUBT);
    const { mentions, inDoubt } = await readDetail(suite, "About two");
    expect(mentions.map(({ repo, status }) => [repo, status])).toEqual([
      ["langchain-ai/langchain", "linked"],
      ["ollama/ollama", "linked"],
    ]);
    expect(inDoubt).toMatchObject([{ repo: "openai/codex", status: "review", score: 0.5, evidence: IN_DOUBT }]);
  });

  test("have an effect for each mention that is sure enough, and for no other", async () => {
    for (const { mentions, effects } of await readAll(suite)) {
      const eligible = mentions.filter((mention) => mention.eligible).map(({ repo }) => repo);
      expect(effects.map(({ repo }) => repo).sort()).toEqual(eligible.sort());
    }
    expect((await readDetail(suite, "About body-alone")).effects).toEqual([]);
  });

  test("of a project are those that name it for certain, with what it alone did after", async () => {
    const { items } = StoryPage.parse(await readJson(suite, OLLAMA));
    expect(items.map(({ title }) => title)).toEqual(["About body-alone", "About two", "About month-03"]);
    expect(items.map(({ effects }) => effects.map(({ repo }) => repo))).toEqual([
      [],
      ["ollama/ollama"],
      ["ollama/ollama"],
    ]);
    expect(items[1]?.mentions).toHaveLength(2);
    const codex = StoryPage.parse(await readJson(suite, "/api/v1/projects/openai/codex/stories"));
    expect(codex.items.map(({ title }) => title)).toEqual(["About month-07"]);
  });

  test("of an outlet are its own; of one that nobody knows there are none", async () => {
    const titles = async (source: string) => {
      const page = await readJson(suite, `${STORIES}?source=${encodeURIComponent(source)}`);
      return StoryPage.parse(page).items.map(({ title }) => title);
    };
    expect(await titles("Else & Where")).toEqual(["About elsewhere"]);
    expect(await titles(OUTLET)).toHaveLength(8);
    expect(await titles("Nobody")).toEqual([]);
  });

  test("are found by a part of their title or of a project that they name for certain, and by nothing that is in doubt", async () => {
    const titles = async (search: Record<string, string>) => {
      const page = await readJson(suite, `${STORIES}?${new URLSearchParams(search).toString()}`);
      return StoryPage.parse(page).items.map(({ title }) => title);
    };
    expect(await titles({ q: " ABOUT TWO " })).toEqual(["About two"]);
    expect(await titles({ q: "LangChain" })).toEqual(["About two"]);
    // It is in doubt there, and named for certain in another.
    expect(await titles({ q: "openai/codex" })).toEqual(["About month-07"]);
    expect(await titles({ q: "elsewhere", source: OUTLET })).toEqual([]);
    expect(await titles({ q: "%" })).toEqual([]);
    expect(await titles({ q: " " })).toHaveLength(10);
  });

  test("that were revised have a version for each thing that was said, and one that was taken back is gone", async () => {
    const { versions } = await readDetail(suite, "About revised, revised");
    expect(versions.map(({ version, title, active }) => [version, title, active])).toEqual([
      [1, "About revised", true],
      [2, "About revised, revised", true],
    ]);
    for (const { contentHash, knownAt } of versions) {
      expect(contentHash).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(Date.parse(knownAt)).toBeLessThan(NOW);
    }
    expect((await readAll(suite)).filter(({ title }) => /taken.back/i.test(title))).toEqual([]);
  });

  test("are walked by cursor, each once, in order", async () => {
    for (const path of [STORIES, OLLAMA, `${STORIES}?source=${encodeURIComponent(OUTLET)}`, `${STORIES}?q=about`]) {
      const whole = StoryPage.parse(await readJson(suite, `${path}${path.includes("?") ? "&" : "?"}limit=200`));
      expect(whole.items.length).toBeGreaterThan(2);
      for (const limit of [1, 2, 3]) expect(await walk(suite, path, limit)).toEqual(whole.items);
    }
  });

  test("never show more of a text than a short span, nor a key of a private feed", async () => {
    for (const { id } of await readAll(suite)) {
      const response = await suite.get(`${STORIES}/${id}`);
      const text = await response.text();
      expect(text).not.toContain(FEED_KEY);
      const { mentions, inDoubt, effects } = StoryDetail.parse(JSON.parse(text));
      const spans = [...mentions, ...inDoubt].map(({ evidence }) => evidence?.length ?? 0);
      expect(Math.max(...spans)).toBeLessThanOrEqual(200);
      const sentences = effects.flatMap(({ sentence, needed }) => [sentence, needed ?? ""]).join(" ");
      expect(sentences).not.toMatch(/because|caused|due to|NaN|undefined|null/i);
    }
  });

  test("are told in feeds and on their projects' cards once they are linked, and not while they are in doubt", async () => {
    const { items } = (await (await suite.get("/feeds/all.json?kinds=story")).json()) as { items: { title: string }[] };
    expect(items.map(({ title }) => title)).toEqual(
      expect.arrayContaining([`About month-03 (${OUTLET})`, `About body-alone (${OUTLET})`]),
    );
    expect(items.filter(({ title }) => /doubt-alone|taken-back/i.test(title))).toEqual([]);
    expect(await readJson(suite, "/api/v1/projects/ollama/ollama")).toMatchObject({
      lastStory: { title: "About body-alone", published: "2026-06-02" },
    });
    expect(await readJson(suite, "/api/v1/projects/openai/codex")).toMatchObject({
      lastStory: { title: "About month-07" },
    });
  });

  test("that get a file are called by its name, and the old address leads there with all else kept", async () => {
    const { id, effects } = await readDetail(suite, "About elsewhere");
    const file = {
      ...{
        slug: "a-file-of-its-own",
        title: "Elsewhere",
        url: "https://www.weekly.example/elsewhere/",
        source: "Else & Where",
      },
      ...{ published: "2026-06-03", publishedAt: null, plusMinusDays: 0, publishedNote: null },
      mentions: [{ repo: "ggml-org/llama.cpp", status: "rejected", evidence: null } as const],
    };
    await addFiles(suite.connection().db, file);
    const api = suite.makeApi();
    const ask = async (path: string) => api.fetch(new Request(ORIGIN + path));
    const moved = await ask(`${STORIES}/${id}?a=b%2Fc`);
    expect([moved.status, moved.headers.get("location")]).toEqual([301, `${STORIES}/a-file-of-its-own?a=b%2Fc`]);
    expect(await moved.json()).toEqual({ id: "a-file-of-its-own", location: `${STORIES}/a-file-of-its-own?a=b%2Fc` });
    const detail = StoryDetail.parse(await (await ask(`${STORIES}/a-file-of-its-own`)).json());
    expect(detail.versions.map(({ toldBy, version }) => [toldBy.split(" ")[0], version])).toEqual([
      ["feed", 1],
      ["file", 1],
    ]);
    // Rejected by hand, it is no mention of the project any more, and says so.
    expect(detail.mentions).toMatchObject([{ repo: "ggml-org/llama.cpp", status: "rejected", eligible: false }]);
    expect([effects.length, detail.effects]).toEqual([1, []]);
    await addFiles(suite.connection().db);
  });

  test("that nobody knows are a 404 that says where they are listed", async () => {
    for (const id of ["none", "%00", "..%2f..", "x".repeat(3_000), "%F0%9F%98%80"]) {
      expect((await expectProblem(await suite.get(`${STORIES}/${id}`), 404)).detail).toContain("/api/v1/stories");
    }
  });

  test("an effect's figures agree with each other, and with how they are told", async () => {
    const effects = (await readAll(suite)).flatMap((story) => story.effects);
    expect(effects.length).toBeGreaterThan(8);
    for (const effect of effects) {
      expectExactly(Effect, effect);
      const { week, weeks, needed, verdict } = effect;
      expect([needed === null, week.expected === null]).toEqual([week.ratio === null, week.ratio === null]);
      if (week.stars === null || week.expected === null || week.ratio === null) continue;
      expect(week.extra).toBeCloseTo(week.stars - week.expected, 6);
      expect(week.ratio.low).toBeLessThan(week.ratio.value);
      expect(weeks.find(({ k }) => k === 0)).toMatchObject({ from: week.from });
      expect(verdict !== "rose with" || week.ratio.value >= 1.25).toBe(true);
    }
  });
});
