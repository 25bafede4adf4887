import { addDays, dayOf } from "@groundswell/core";
import { connect, findProject, recordDiscussion } from "@groundswell/db";
import { createTestDatabase, type TestDatabase } from "@groundswell/support";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage } from "../open-page.ts";
import { hasInk } from "./has-ink.ts";
import { inspectPage, inspectWidth } from "./inspect-page.ts";
import { testOpenness } from "./openness-suite.ts";
import { GOOSE, STORY } from "./page-list.ts";
import { openSite, untilUnreachable, type Site } from "./site.ts";

let site: Site;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase(process.env["TEST_DATABASE_URL"] ?? "");
  site = await openSite({ env: { DATABASE_URL: database.url }, waitFor: untilUnreachable });
});

afterAll(async () => {
  await site.close();
  await database.drop();
});

// The pages are the same on either database; what differs is below them. A few are enough for the second.
test("on a database server the pages say the same, of the archive and of GitHub out of reach", async () => {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } });
  for (const path of ["/", STORY, "/status"]) {
    const { page, faults } = await openPage(context, site.base + path);
    const text = await page.locator("body").innerText();
    expect(text, path).toMatch(/archive, as of 22 Aug(ust)? 2026/i);
    expect(text, path).toMatch(/GitHub unreachable/i);
    expect(faults, path).toEqual([]);
    await page.close();
  }
  const { page } = await openPage(context, site.base + GOOSE);
  expect(await page.locator("body").innerText()).toContain("53,197");
  await page.locator("figure").first().hover();
  await page.locator("canvas").first().waitFor({ state: "visible" });
  expect(await page.locator("canvas").first().evaluate(hasInk), "the canvas is not blank").toBe(true);
  await context.close();
});

test("public posts have a part of the project's page once somebody counts them, with gaps, links and a table, and no word of why", async () => {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } });
  const before = await openPage(context, site.base + GOOSE);
  expect(await before.page.locator("#discussion").count()).toBe(0);
  await before.page.close();
  await countPosts();
  const { page, faults } = await openPage(context, `${site.base}${GOOSE}?counted`);
  const part = page.locator("section[aria-labelledby=discussion]");
  expect(await part.innerText()).toMatch(
    /Public posts that name the project[^]*at least 43 in 3 counted days, 1 of them not to the end\. Newest day counted/,
  );
  expect(await part.innerText()).not.toMatch(/because|caused|led to|thanks to/i);
  expect(await part.locator("path.gap").count()).toBe(1);
  await part.locator("summary").click();
  expect(await part.locator("tbody tr").first().innerText()).toMatch(/40\s+0\s+at least so many/);
  expect(await part.getByRole("link", { name: /^thread 1\b/ }).getAttribute("href")).toBe(
    "https://news.ycombinator.com/item?id=8",
  );
  expect([...faults, ...(await inspectPage(page)), ...(await inspectWidth(page, 320))]).toEqual([]);
  await context.close();
});

/** Three days of the last week, and one between them of which nothing is known. */
async function countPosts(): Promise<void> {
  const store = await connect({ url: database.url, dataDir: "" });
  const goose = await findProject(store.db, "aaif-goose/goose");
  const now = Date.now();
  const receipt = {
    ...{
      source: "Hacker News search",
      sourceUrl: "https://hn.algolia.com/api",
      request: "GET https://hn.algolia.com/x",
    },
    ...{ fetchedAt: now, status: 200, contentHash: `sha256:${"0".repeat(64)}`, method: "discussion/1" },
  };
  const on = (ago: number, sure: number, coverage: "complete" | "cut off" = "complete") => {
    const day = addDays(dayOf(now), -ago);
    const links = sure === 0 ? [] : [{ url: "https://news.ycombinator.com/item?id=8", at: now, posts: sure }];
    return { day, sure, unsure: 0, coverage, links: ago === 5 ? links : [] };
  };
  await recordDiscussion(store.db, goose?.id ?? 0, receipt, "hackernews", [on(5, 3), on(4, 0), on(2, 40, "cut off")]);
  await store.close();
}
testOpenness(
  () => site,
  () => database.url,
);
