import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dayFromNumber, dayNumber, dayOf } from "@groundswell/core";
import { makeRepo, startStandin, type Standin, type World } from "@groundswell/github-standin";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage } from "../open-page.ts";
import { expectNone } from "./expect-none.ts";
import { inspectPage, inspectWidth } from "./inspect-page.ts";
import { forEachOf } from "./page-list.ts";
import { openSite, until, type Site } from "./site.ts";

const TOKEN = "token-of-the-tests";
const DAYS = 100;
const LAMP = "octo/lamp";
const KITE = "octo/kite";
const PAGES = ["/", `/${LAMP}`, `/compare?projects=${LAMP},${KITE}`, "/stories", "/desk", "/corrections", "/status"];

let folder = "";
let standin: Standin;
let site: Site;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "groundswell-live-"));
  await writeFile(join(folder, "watchlist.yaml"), `projects:\n  - ${LAMP}\n  - ${KITE}\n`);
  standin = await startStandin({ world: makeWorld({ lamp: 500, kite: 400 }), tokens: [TOKEN] });
  site = await openSite({ env: settings({ GITHUB_API_URL: standin.url }), waitFor: untilRead });
});

afterAll(async () => {
  await site.close();
  await standin.close();
  await rm(folder, { recursive: true, force: true });
});

function settings(more: Record<string, string>): Record<string, string> {
  const own = { WATCHLIST: join(folder, "watchlist.yaml"), STORIES_DIR: join(folder, "stories") };
  return { ...own, GITHUB_TOKEN: TOKEN, COLLECT_INTERVAL: "1s", LOG_LEVEL: "error", ...more };
}

/** Two repositories with as many stars: three each day, and what is left over yesterday, for today's are still to come. */
function makeWorld(totals: { lamp: number; kite: number }): World {
  const from = dayFromNumber(dayNumber(dayOf(Date.now())) - DAYS);
  const repo = (name: string, databaseId: number, total: number) => {
    const perDay = Array.from({ length: DAYS }, (_, at) => (at === DAYS - 1 ? total - 3 * (DAYS - 1) : 3));
    return makeRepo(name, { databaseId, createdAt: `${from}T00:00:00Z`, given: { from, perDay } });
  };
  return { repos: [repo(LAMP, 1, totals.lamp), repo(KITE, 2, totals.kite)] };
}

async function untilRead(base: string): Promise<void> {
  await until("both projects are read", async () => {
    const list = (await (await fetch(`${base}/api/v1/projects`)).json()) as { items: { stars: { value: unknown } }[] };
    return list.items.every(({ stars }) => stars.value !== null);
  });
}

const starsOf = (page: Page, repo: string) => page.getByRole("row").filter({ hasText: repo }).locator("td.stars");

test("new figures come into an open page in their place: nothing moves, the order is kept until it is asked for", async () => {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 700 } });
  await context.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  const { page, faults } = await openPage(context, `${site.base}/?sort=stars`);
  expect(await page.locator("tbody th a").allInnerTexts()).toEqual(["lamp", "kite"]);
  const link = page.getByRole("rowheader").getByRole("link", { name: "kite" });
  await link.focus();
  // Where it is seen: a browser that scrolls along when something above grows keeps it there.
  const readPlace = () =>
    page.evaluate(() => {
      const { top = 0 } = document.activeElement?.getBoundingClientRect() ?? {};
      return [Math.round(top), document.activeElement?.textContent];
    });
  const place = await readPlace();
  const shiftsBefore = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.length);
  standin.replaceWorld(makeWorld({ lamp: 501, kite: 999 }));
  await expect.poll(() => starsOf(page, KITE).innerText(), { timeout: 30_000 }).toContain("999");
  expect(await page.locator("tbody th a").allInnerTexts(), "rows stay where they are").toEqual(["lamp", "kite"]);
  expect(await readPlace()).toEqual(place);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.slice(shiftsBefore)).toEqual([]);
  await page.getByRole("region", { name: "Live updates" }).getByRole("button", { name: "Show the new order" }).click();
  await expect.poll(() => page.locator("tbody th a").allInnerTexts()).toEqual(["kite", "lamp"]);
  expect(faults).toEqual([]);
  await context.close();
});

test("without a connection the page stays, says so, and goes on when the connection is back", async () => {
  const context = await site.browser.newContext();
  const { page } = await openPage(context, site.base);
  const strip = page.getByRole("region", { name: "Live updates" });
  await context.setOffline(true);
  await strip.getByText(/^You are offline\./).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Stories" }).first().click();
  await strip.getByText(/^That needs a connection/).waitFor();
  expect(new URL(page.url()).pathname).toBe("/");
  expect(await page.getByRole("rowheader").first().isVisible()).toBe(true);
  expectNone(await inspectPage(page));
  await context.setOffline(false);
  await strip.getByText(/^Connected again/).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Stories" }).first().click();
  await page.waitForURL(/\/stories$/);
  await context.close();
});

test("a page without JavaScript, and one that is to save data, hold no line open", async () => {
  const asked: string[] = [];
  for (const options of [{ javaScriptEnabled: false }, { extraHTTPHeaders: { "save-data": "on" } }]) {
    const context = await site.browser.newContext(options);
    await context.addInitScript(() => {
      Object.defineProperty(navigator, "connection", { value: { saveData: true } });
    });
    context.on("request", (request) => asked.push(request.url()));
    await openPage(context, site.base);
    await context.close();
  }
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.filter((url) => url.includes("/live"))).toEqual([]);
});

test("while nothing is known yet every page says so, and none shows a zero for it", async () => {
  const empty = await openSite({ env: settings({ COLLECT_INTERVAL: "1h" }), browser: site.browser });
  const context = await site.browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  const found = await forEachOf(PAGES, async (path) => {
    const { page, faults } = await openPage(context, empty.base + path);
    const text = await page.getByRole("main").innerText();
    const lines = [...faults, ...(await inspectPage(page)), ...(await inspectWidth(page, 320))];
    if (/\b0 (?:stars|forks)\b/.test(text)) lines.push("calls what is not known 0");
    await page.close();
    return lines.map((line) => `${path}: ${line}`);
  });
  expectNone(found);
  await context.close();
  await empty.close();
});

test("a product that is told to stop does not wait for those who listen", async () => {
  const context = await site.browser.newContext();
  await openPage(context, site.base);
  const told = performance.now();
  site.groundswell.kill("SIGTERM");
  expect(await site.groundswell.exited).toBe(0);
  expect(performance.now() - told).toBeLessThan(10_000);
  await context.close();
});
