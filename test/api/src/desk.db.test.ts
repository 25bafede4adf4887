import { recordStories } from "@groundswell/db";
import { parseStory } from "@groundswell/stories";
import { NoLiftPage, OutletPage, ReviewPage, StoryDetail, UncoveredPage } from "@groundswell/wire";
import { beforeAll, expect, test } from "vitest";
import { expectExactly, readJson } from "./answers.ts";
import { NOW, onBothDatabases, ORIGIN, type Suite } from "./harness.ts";
import { addFiles, FEED, FEED_KEY, IN_DOUBT, link, OUTLET, seedStories, story } from "./story-seeds.ts";
import { walk } from "./walk.ts";

const DESK = "/api/v1/desk";

/** From an API that remembers nothing. */
async function readAfresh(suite: Suite, path: string): Promise<unknown> {
  return (await suite.makeApi().fetch(new Request(ORIGIN + path))).json();
}

onBothDatabases("the desk", (suite) => {
  beforeAll(() => seedStories(suite.connection().db));

  test("lists climbers that nobody wrote of, by cautious momentum, each with its pace and its interval", async () => {
    const page = await readJson(suite, `${DESK}/uncovered`);
    expectExactly(UncoveredPage, page);
    const { items, asOf, quietDays } = UncoveredPage.parse(page);
    expect([asOf, quietDays]).toEqual(["2026-08-21", 28]);
    expect(items.length).toBeGreaterThan(2);
    for (const { momentum, surgedOn, lastStory, reason } of items) {
      expect(momentum.label === "accelerating" || surgedOn !== null).toBe(true);
      expect(reason.includes("90 % interval")).toBe(momentum.velocity !== null);
      expect(reason).toContain(lastStory === null ? "No story that we know of" : "The last story that we know of");
    }
    const ranks = items.map(({ momentum }) => momentum.cautious ?? -Infinity);
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
  });

  test("takes a climber off as soon as a story names it, though not by words in doubt", async () => {
    const { items } = UncoveredPage.parse(await readAfresh(suite, `${DESK}/uncovered`));
    const [first] = items;
    const teller = { toldBy: FEED, knownAt: NOW, linkedBy: "names of a test" };
    const { db } = suite.connection();
    await recordStories(db, [story("climber", "2026-08-20", [link(first?.repo ?? "")])], teller);
    const left = UncoveredPage.parse(await readAfresh(suite, `${DESK}/uncovered`)).items.map(({ repo }) => repo);
    expect(left).toEqual(items.slice(1).map(({ repo }) => repo));
    await recordStories(db, [story("climber", "2026-08-20", [], { active: false, title: "Taken back" })], teller);
  });

  test("lists coverage with no lift, those weeks first that would have shown the least change", async () => {
    const page = await readJson(suite, `${DESK}/no-lift`);
    expectExactly(NoLiftPage, page);
    const { items } = NoLiftPage.parse(page);
    expect(items.length).toBeGreaterThan(0);
    expect([...new Set(items.map(({ verdict }) => verdict))]).toEqual(["no distinguishable change"]);
    const least = items.map(({ week }) => week.minDetectableRatio ?? NaN);
    expect(least).toEqual(least.toSorted((a, b) => a - b));
    expect(items.filter(({ needed }) => needed === null)).toEqual([]);
  });

  test("lists outlets with how many weeks their figure rests on; a median of fewer than five is not told", async () => {
    const page = await readJson(suite, `${DESK}/outlets`);
    expectExactly(OutletPage, page);
    const { items } = OutletPage.parse(page);
    expect(items.map(({ source }) => source).sort()).toEqual(["AIDRAN", "Else & Where", OUTLET]);
    for (const { n, ratio, roseWith, sentence } of items) {
      expect(ratio === null).toBe(n < 5);
      expect(roseWith).toBeLessThanOrEqual(n);
      expect(sentence).not.toMatch(/because|caused|due to/);
    }
    expect(items.find(({ source }) => source === "AIDRAN")).toMatchObject({ n: 0, setAside: 2, ratio: null });
  });

  test("lists words in doubt; the lines that it gives are a story's file, and decide it", async () => {
    const page = await readJson(suite, `${DESK}/review`);
    expectExactly(ReviewPage, page);
    const { items } = ReviewPage.parse(page);
    expect(items.map((item) => `${item.story.title} ${item.mention.repo} ${item.mention.status}`).sort()).toEqual([
      "About doubt-alone cline/cline review",
      "About doubt-alone openai/codex review",
      "About two openai/codex review",
    ]);
    const two = items.find((item) => item.story.title === "About two");
    const howTo = two?.howTo ?? "";
    const { story: kept, diagnostics } = parseStory(
      howTo.slice(howTo.indexOf("---\n")),
      `stories/${two?.story.id ?? ""}.md`,
    );
    expect(diagnostics).toEqual([]);
    expect(kept).toMatchObject({
      publishedAt: Date.parse("2026-05-08T10:00:00Z"),
      mentions: [{ repo: "openai/codex", status: "confirmed", evidence: IN_DOUBT }],
    });
    if (kept === null) throw new Error("no story");
    await addFiles(suite.connection().db, { ...kept, plusMinusDays: kept.publishedPlusMinusDays });
    const detail = StoryDetail.parse(await readAfresh(suite, `/api/v1/stories/${kept.slug}`));
    expect(detail.inDoubt).toEqual([]);
    expect(detail.mentions.map(({ name, status }) => `${name} ${status}`)).toEqual([
      "Codex confirmed",
      "LangChain linked",
      "Ollama linked",
    ]);
    expect(detail.effects.map(({ name }) => name).sort()).toEqual(["Codex", "LangChain", "Ollama"]);
    const left = ReviewPage.parse(await readAfresh(suite, `${DESK}/review`)).items;
    expect(left.map((item) => item.story.title)).toEqual(["About doubt-alone", "About doubt-alone"]);
    await addFiles(suite.connection().db);
  });

  for (const list of ["uncovered", "no-lift", "outlets", "review"]) {
    test(`${list} is walked by cursor, each item once, in order`, async () => {
      const { items } = (await readJson(suite, `${DESK}/${list}?limit=200`)) as { items: unknown[] };
      expect(items.length).toBeGreaterThan(1);
      for (const limit of [1, 2]) expect(await walk(suite, `${DESK}/${list}`, limit)).toEqual(items);
    });
  }

  test("shows no key of a private feed", async () => {
    for (const list of ["uncovered", "no-lift", "outlets", "review"]) {
      expect(JSON.stringify(await readJson(suite, `${DESK}/${list}`))).not.toContain(FEED_KEY);
    }
  });
});
