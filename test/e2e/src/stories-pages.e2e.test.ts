import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  copyFirstStart,
  freePort,
  launchBrowser,
  startGroundswell,
  type RunningProcess,
  type TestBrowser,
} from "@groundswell/support";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectNone } from "./pages/expect-none.ts";
import { untilEffects } from "./pages/site.ts";
import { findBarriers, findSidewaysScroll, openPage } from "./open-page.ts";

const STORY = "/stories/open-source-ai-identity-crisis";
const OWN_STORIES = new URL("../../../stories/", import.meta.url);
const MANY = 70;

let base = "";
let folder = "";
let groundswell: RunningProcess;
let browser: TestBrowser;

async function start(): Promise<void> {
  const port = await freePort();
  base = `http://localhost:${port}`;
  groundswell = startGroundswell(["up"], {
    env: {
      PORT: String(port),
      GROUNDSWELL_DATA_DIR: join(folder, "data"),
      STORIES_DIR: join(folder, "stories"),
      // Nothing listens there.
      GITHUB_API_URL: "http://127.0.0.1:1",
    },
  });
  await groundswell.waitForLine(/Groundswell is at/, 90_000);
  await untilEffects(base);
}

async function stop(): Promise<void> {
  groundswell.kill("SIGTERM");
  await groundswell.exited;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "groundswell-stories-"));
  const stories = join(folder, "stories");
  await cp(OWN_STORIES, stories, { recursive: true });
  await writeStory(stories, "goose-elsewhere", "2026-06-10", "A wild goose on a pond", [
    ...["ollama/ollama"].map((repo) => `  - ${repo}`),
    "  - repo: aaif-goose/goose",
    "    status: rejected",
    "    evidence: a goose on a pond",
  ]);
  for (let i = 0; i < MANY; i++) {
    const day = new Date(Date.UTC(2026, 0, 5 + ((i * 37) % 220))).toISOString().slice(0, 10);
    await writeStory(stories, `llama-${i}`, day, `Note ${i} on models at home`, ["  - ggml-org/llama.cpp"]);
  }
  await copyFirstStart(join(folder, "data"));
  await start();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await stop();
  await rm(folder, { recursive: true, force: true });
});

async function writeStory(folder: string, slug: string, day: string, title: string, projects: string[]): Promise<void> {
  const lines = ["---", `title: ${title}`, `url: https://example.org/${slug}`, "source: Example Weekly"];
  await writeFile(
    join(folder, `${slug}.md`),
    [...lines, `published: ${day}`, "projects:", ...projects, "---", ""].join("\n"),
  );
}

test("a story's page says what happened after it, over all days that it may have come out on, and names no cause", async () => {
  const context = await browser.newContext();
  const { page, faults } = await openPage(context, base + STORY);
  const goose = await page.getByRole("region", { name: "Goose", exact: true }).innerText();
  expect(goose).toContain("tracking GitHub stars on Goose");
  expect(goose).toContain("Confirmed by hand");
  expect(goose).toMatch(/Nothing can be said: releases came in the same days/);
  expect(goose).toMatch(/\d\.\d+–\d\.\d+\s×/);
  expect(goose).toMatch(/whichever of the days 23–29 March 2026 it began on/);
  expect(goose).toMatch(/90.% intervals reach from/);
  expect(goose).toMatch(/would have needed about [\d,]+ stars/);
  const muesli = await page.getByRole("region", { name: "Muesli", exact: true }).innerText();
  expect(muesli).toMatch(/Too little data: no daily figures of Muesli are known/);
  expect(muesli).not.toContain("×");
  expect(await page.locator("main").innerText()).not.toMatch(/because of|due to|caused by|led to/i);
  await page.locator("summary", { hasText: "each day that it may have begun on" }).click();
  expect(
    await page
      .getByRole("region", { name: /each day/ })
      .locator("tbody tr")
      .count(),
  ).toBe(7);
  await page.getByRole("link", { name: "How this is worked out" }).first().click();
  await page.waitForURL(/\/methods#story-effect$/);
  expect(await page.locator("#story-effect").count()).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

test("with all its tables open a story's page does not scroll sideways on a small phone, and is open to everybody", async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme: "dark" });
  const { page } = await openPage(context, base + STORY);
  const tables = page.locator("main summary");
  expect(await tables.count()).toBe(3);
  for (const summary of await tables.all()) await summary.click();
  expect(await findSidewaysScroll(page)).toBeLessThanOrEqual(0);
  expectNone(await findBarriers(page));
  await context.close();
});

test("the chart needs no script, is described in words, and is there as an image of its own", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(base + STORY);
  const chart = page.locator("svg[role=img]", { has: page.locator("desc") }).first();
  expect(await chart.isVisible()).toBe(true);
  expect(await chart.locator("desc").first().textContent()).toMatch(/^Goose: stars a week before and after a story/);
  const image = await page.getByRole("link", { name: "This chart as an image" }).first().getAttribute("href");
  const response = await fetch(base + (image ?? ""));
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/svg+xml; charset=utf-8"]);
  await context.close();
});

test("a list shows an approximate date's ratio as its page does: over all days, none of them the likeliest", async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const { page } = await openPage(context, base + STORY);
  const onPage = await page.getByRole("region", { name: "Goose", exact: true }).innerText();
  const value = /\d\.\d+–\d\.\d+\s×/.exec(onPage)?.[0] ?? "none";
  expect(onPage).toContain("so the week is counted from the day before");
  for (const path of ["/stories?source=AIDRAN", "/aaif-goose/goose"]) {
    await page.goto(base + path);
    const main = await page.locator("main").innerText();
    expect(main).toContain(value);
    expect(main).toMatch(/×\s\(intervals reach from \d\.\d+ to \d+\.\d+\)/);
    expect(await findSidewaysScroll(page)).toBeLessThanOrEqual(0);
  }
  await context.close();
});

test("stories are listed by outlet, newest first, page by page", async () => {
  const context = await browser.newContext();
  const { page } = await openPage(context, `${base}/stories`);
  await page.getByRole("navigation", { name: "Outlets" }).getByRole("link", { name: "Example Weekly" }).click();
  await page.waitForURL(/source=Example\+Weekly/);
  const days = await page
    .locator("main ol time")
    .evaluateAll((all) => all.map((e) => e.getAttribute("datetime") ?? ""));
  expect(days.length).toBeGreaterThan(20);
  expect(days).toEqual(days.toSorted().reverse());
  expect(await page.locator("main").innerText()).not.toContain("AIDRAN:");
  await page.getByRole("link", { name: "Older stories" }).click();
  await page.waitForURL(/cursor=/);
  expect(page.url()).toContain("source=Example+Weekly");
  const older = await page.locator("main ol time").first().getAttribute("datetime");
  expect((older ?? "") <= (days.at(-1) ?? "")).toBe(true);
  await context.close();
});

test("who is looked at and not meant is said on the story's page, and gets no figure", async () => {
  const context = await browser.newContext();
  const { page } = await openPage(context, `${base}/stories/goose-elsewhere`);
  const main = await page.locator("main").innerText();
  expect(main).toContain("Looked at and not meant");
  expect(main).toContain("a goose on a pond");
  expect(await page.getByRole("region", { name: "Goose", exact: true }).count()).toBe(0);
  await context.close();
});

test("a project's page has its stories' verdicts, all of them marked on the chart without fencing it in", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const { page, faults } = await openPage(context, `${base}/ggml-org/llama.cpp`);
  const section = page.locator("section", { has: page.locator("#stories") });
  expect(await section.innerText()).toMatch(/\d\s×\s\(/);
  await section.locator("summary").click();
  expect(await section.locator("h3").count()).toBe(MANY);
  await page.locator("figure").first().hover();
  const key = await page.getByRole("list", { name: "Markers on the chart" }).innerText();
  expect(key).toMatch(/\d+ stories, the first:/);
  expect(await findSidewaysScroll(page)).toBeLessThanOrEqual(0);
  expectNone(await findBarriers(page));
  expect(faults).toEqual([]);
  await context.close();
});

test("the desk has its four lists, and each that is empty says why it may be", async () => {
  const context = await browser.newContext();
  const { page } = await openPage(context, `${base}/desk`);
  const headings = await page.locator("main").getByRole("heading", { level: 2 }).allInnerTexts();
  expect(headings).toEqual([
    "Climbers in no story known here",
    "Coverage, and no change that stands out",
    "Weeks after an outlet’s stories",
    "Mentions to be decided",
  ]);
  const listOf = (id: string) => page.locator("section", { has: page.locator(`#${id}`) }).innerText();
  expect(await listOf("uncovered")).toContain("Unsloth");
  // Nobody is asked here: that nobody wrote is more than can be known.
  expect(await listOf("uncovered")).toMatch(/No place of coverage is asked.*coverage: in watchlist\.yaml/s);
  expectNone(await findBarriers(page));
  await page.goto(`${base}/status`);
  expect(await listOf("coverage")).toContain("No place of coverage is asked");
  await page.goto(`${base}/desk`);
  expect(await listOf("noLift")).toContain("would have needed about");
  expect(await listOf("outlets")).toContain("Example Weekly");
  expect(await listOf("review")).toContain("Nothing waits");
  expect(await page.locator("main").innerText()).not.toMatch(/because of|due to|caused by|led to/i);
  await context.close();
});

test("an unknown story is a page that helps, and a story's old address leads to its new one", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  expect((await page.goto(`${base}/stories/never-written`))?.status()).toBe(404);
  expectNone(await findBarriers(page));
  expect(await page.locator("main").innerText()).toContain("No story is known under this address.");
  await stop();
  const [from, to] = ["llama-3", "llama-again"].map((slug) => join(folder, "stories", `${slug}.md`));
  await rename(from ?? "", to ?? "");
  expect(await readFile(to ?? "", "utf8")).toContain("Note 3");
  await start();
  await page.goto(`${base}/stories/llama-3`);
  expect(new URL(page.url()).pathname).toBe("/stories/llama-again");
  await context.close();
});
