import type { TestBrowser } from "@groundswell/support";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { findBarriers, openPage } from "../open-page.ts";
import { GOOSE } from "./page-list.ts";
import { REPORT_URL, type Site } from "./site.ts";

/** Ways through the product, from one end to the other. */
export function testUse(where: () => Site): void {
  describe("who uses the pages", () => {
    let base = "";
    let browser: TestBrowser;

    beforeAll(() => {
      ({ base, browser } = where());
    });

    test("comes by keyboard alone from the search to a project and copies its frame", async () => {
      const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
      const { page, faults } = await openPage(context, base);
      await page.keyboard.press("/");
      await page.keyboard.type("llama");
      await page.waitForURL(/q=llama/);
      await expect.poll(() => page.locator("tbody tr").count()).toBeLessThan(10);
      const names = await page.locator("tbody th a").allInnerTexts();
      expect(names.length).toBeGreaterThan(1);
      await page.keyboard.press("ArrowDown");
      expect(await readFocused(page)).toBe(names[0]);
      await page.keyboard.press("ArrowDown");
      expect(await readFocused(page)).toBe(names[1]);
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: names[1] ?? "", exact: true }).waitFor();
      await tabTo(page, /^Use this chart/);
      await page.keyboard.press("Enter");
      await page.getByRole("dialog", { name: "Use this chart" }).waitFor();
      await tabTo(page, /^Copy\s?: Frame, live$/);
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").getByRole("status").filter({ hasText: "Copied: Frame, live" }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^<iframe src="http:\/\/localhost/);
      expect(faults).toEqual([]);
      await context.close();
    });

    test("finds all keys under ?, and can switch off those that letters might press by mistake", async () => {
      const context = await browser.newContext();
      const { page } = await openPage(context, base);
      await page.keyboard.press("?");
      const help = page.getByRole("dialog");
      await help.waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await help.getByRole("checkbox").first().uncheck();
      await page.keyboard.press("Escape");
      await help.waitFor({ state: "hidden" });
      await page.keyboard.press("j");
      await page.keyboard.press("?");
      expect(await help.isVisible()).toBe(false);
      expect(await readFocused(page), "j went nowhere").toBe("");
      await context.close();
    });

    test("follows projects in this browser, in every tab of it, and passes the selection on as an address", async () => {
      const context = await browser.newContext();
      const { page, faults } = await openPage(context, `${base}/?projects=aaif-goose/goose,ollama/ollama,no/body`);
      await page.getByRole("heading", { level: 1, name: "A selection of 2 projects" }).waitFor();
      expect(await page.getByRole("main").innerText()).toContain("Not on the watchlist, and so not shown: no/body.");
      expect(await page.locator("tbody tr").count()).toBe(2);
      const { page: second } = await openPage(context, base + GOOSE);
      const star = second.getByRole("button", { name: "Follow Goose" }).first();
      expect(await star.getAttribute("aria-pressed")).toBe("false");
      await page.getByRole("button", { name: "Follow these 2 here" }).click();
      await expect.poll(() => star.getAttribute("aria-pressed")).toBe("true");
      await second
        .getByRole("link", { name: /^Following/ })
        .first()
        .click();
      await second.waitForURL(/\?projects=[\w/-]+,[\w/-]+$/);
      await second.getByRole("heading", { level: 1, name: "Projects that you follow" }).waitFor();
      const feed = await second.getByRole("link", { name: "Atom" }).first().getAttribute("href");
      const entries = await (await fetch(new URL(feed ?? "", base))).text();
      expect(entries).toContain("<feed");
      expect(entries).not.toContain("openai/codex");
      expect(await findBarriers(second)).toEqual([]);
      expect(await second.getByRole("search", { name: "Find a project" }).count(), "two need no filter").toBe(0);
      await second.getByRole("button", { name: "Unfollow all of these" }).click();
      await second.getByRole("button", { name: "Follow them again" }).click();
      await second.getByRole("heading", { level: 1, name: "Projects that you follow" }).waitFor();
      expect(faults).toEqual([]);
      await context.close();
    });

    test("a phone's list has a heading for each of a row's cells, says what its figures are, and who is followed in the masthead", async () => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
      const { page } = await openPage(context, base);
      const listShown = (row: string) =>
        page.evaluate((rowOf) => {
          const cells = [...(document.querySelector(rowOf)?.querySelectorAll("td, th") ?? [])];
          return cells.filter((cell) => cell.checkVisibility()).map((cell) => cell.className.split(" ")[0]);
        }, row);
      expect((await listShown("thead tr")).length).toBe((await listShown("tbody tr")).length);
      await page.getByText("Right: stars; below, net change in 7 days").waitFor();
      await page.getByRole("button", { name: "Follow Unsloth" }).first().click();
      await page.getByRole("link", { name: "what is new about them" }).waitFor();
      await page.getByRole("banner").getByRole("link", { name: "Following 1" }).click();
      await page.getByRole("heading", { level: 1, name: "Projects that you follow" }).waitFor();
      await context.close();
    });

    test.each([true, false])(
      "asks a number where it came from, and nothing moves; with scripts: %s",
      async (javaScriptEnabled) => {
        const context = await browser.newContext({ javaScriptEnabled });
        const page = await context.newPage();
        await page.goto(base + GOOSE);
        const height = () => page.evaluate(() => document.documentElement.scrollHeight);
        const before = await height();
        await page.getByRole("button", { name: /^53,197/ }).click();
        const card = page.getByRole("dialog", { name: /stars of Goose/ });
        await card.waitFor();
        expect(await card.innerText()).toContain("Github-Ranking");
        expect(await height()).toBe(before);
        const receipt = await card.getByRole("link", { name: "The whole receipt" }).getAttribute("href");
        expect(receipt).toMatch(/^\/receipts\/\d+-[\da-f]+$/);
        await page.keyboard.press("Escape");
        await card.waitFor({ state: "hidden" });
        await context.close();
      },
    );

    test("drags across the days to see these alone, by form where no script runs, and goes back to all", async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const { page, faults } = await openPage(context, base + GOOSE);
      const figure = page.getByRole("main").locator("figure").first();
      await figure.scrollIntoViewIfNeeded();
      await figure.hover();
      const canvas = figure.locator("canvas");
      await canvas.waitFor({ state: "visible" });
      const { x = 0, y = 0, width = 0, height = 0 } = (await canvas.boundingBox()) ?? {};
      const scrolled = await page.evaluate(() => scrollY);
      const below = await measureBelow(page);
      await page.mouse.move(x + width * 0.4, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width * 0.5, y + height / 2, { steps: 4 });
      await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 4 });
      await page.mouse.up();
      await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
      expect(await page.evaluate(() => scrollY)).toBe(scrolled);
      await page.getByRole("link", { name: "Whole range" }).waitFor();
      expect(await measureBelow(page), "what stands below the chart stays where it is").toBe(below);
      await page.getByRole("link", { name: "Whole range" }).click();
      await page.waitForURL((url) => !url.searchParams.has("from"));
      expect(faults).toEqual([]);
      await context.close();

      const still = await browser.newContext({ javaScriptEnabled: false });
      const form = await still.newPage();
      await form.goto(base + GOOSE);
      await form.getByLabel("From", { exact: true }).fill("2026-01-01");
      await form.getByLabel("To", { exact: true }).fill("2026-03-01");
      await form.getByRole("button", { name: "Show these days" }).click();
      await form.waitForURL(/from=2026-01-01&to=2026-03-01/);
      const csv = await form.getByRole("link", { name: "Figures as CSV" }).getAttribute("href");
      const lines = (await (await fetch(new URL(csv ?? "", base))).text()).trim().split("\n");
      const days = lines.flatMap((line) => /^\d{4}-\d\d-\d\d/.exec(line)?.[0] ?? []);
      expect(days.length).toBeGreaterThan(7);
      expect(days.filter((day) => day < "2025-12-31" || day > "2026-03-01")).toEqual([]);
      await still.close();
    });

    test("reports a wrong number with what is known of it filled in", async () => {
      const context = await browser.newContext();
      const { page } = await openPage(context, base + GOOSE);
      await page.getByRole("button", { name: /^53,197/ }).click();
      const report = page.getByRole("dialog").getByRole("link", { name: /^Report a wrong number/ });
      const { origin, pathname, searchParams } = new URL((await report.getAttribute("href")) ?? "");
      expect(origin + pathname).toBe(REPORT_URL);
      expect(searchParams.get("title")).toContain("aaif-goose/goose");
      const body = searchParams.get("body") ?? "";
      for (const part of ["53,197", "aaif-goose/goose", base + GOOSE, "/receipts/"]) expect(body).toContain(part);
      await context.close();
    });

    test("reaches every page and the search on a phone, without JavaScript too", async () => {
      const options = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false } as const;
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.goto(base + GOOSE);
      await page.getByRole("button", { name: "Menu" }).click();
      await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Stories" }).click();
      await page.waitForURL(/\/stories$/);
      await page.getByRole("button", { name: "Search projects" }).click();
      await page.getByRole("searchbox", { name: "Search projects" }).fill("whisper");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\?q=whisper$/);
      expect(await page.getByRole("main").innerText()).toMatch(/^Whisper$/m);
      await context.close();
    });
  });
}

function readFocused(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector(":focus")?.textContent.trim() ?? "");
}

/** Presses Tab until something of that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("aria-label") ?? element?.textContent.replace(/\s+/g, " ").trim() ?? "";
    });
    if (name.test(focused)) return;
  }
  throw new Error(`the keyboard never comes to ${String(name)}`);
}

/** How far it is from the form of days to the links below the words about them. */
async function measureBelow(page: Page): Promise<number> {
  const button = await page.getByRole("button", { name: "Show these days" }).boundingBox();
  const link = await page.getByRole("link", { name: "Figures as CSV" }).boundingBox();
  return Math.round((link?.y ?? 0) - (button?.y ?? 0));
}
