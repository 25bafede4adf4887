import { createTestDatabase, type TestDatabase } from "@groundswell/support";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage } from "../open-page.ts";
import { hasInk } from "./has-ink.ts";
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
