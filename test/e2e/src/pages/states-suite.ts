import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openPage } from "../open-page.ts";
import { startDashboardAlone, type DashboardAlone } from "./dashboard-alone.ts";
import { expectNone } from "./expect-none.ts";
import { inspectPage, inspectWidth } from "./inspect-page.ts";
import { forEachOf, GOOSE, STORY } from "./page-list.ts";
import type { Site } from "./site.ts";

/** Pages that need figures, and pages that don't. */
const NEEDY = ["/", GOOSE, "/compare?projects=aaif-goose/goose", "/stories", STORY, "/desk", "/corrections", "/status"];
const WORDS_ALONE = ["/about", "/methods"];

/** Pages when something is missing or breaks. */
export function testStates(where: () => Site): void {
  describe("when something is out of order", () => {
    let alone: DashboardAlone;

    beforeAll(async () => {
      alone = await startDashboardAlone(where().base);
    });

    afterEach(() => {
      alone.api.state = "open";
    });

    afterAll(() => alone.close());

    test("a dashboard beside its API serves the same pages", async () => {
      const context = await where().browser.newContext();
      const found = await forEachOf([...NEEDY, ...WORDS_ALONE], async (path) => {
        const { page, faults, status } = await openPage(context, alone.base + path);
        await page.close();
        return status === 200 ? faults : [`${status ?? "no answer"} ${path}`, ...faults];
      });
      expectNone(found);
      await context.close();
    });

    test.each([
      ["gone", 503, /can.t be reached/, NEEDY],
      ["failing", 502, /could not be read/, ["/", GOOSE]],
      ["nonsense", 503, /can.t be reached/, ["/", GOOSE]],
      ["foreign", 500, /could not be made/, [GOOSE, STORY]],
    ] as const)(
      "with its API %s every page says so, what still works, and how to go on",
      async (state, code, words, pages) => {
        alone.api.state = state;
        const context = await where().browser.newContext({ viewport: { width: 390, height: 844 } });
        const found = await forEachOf(pages, async (path) => {
          const { page, faults, status } = await openPage(context, alone.base + path);
          const heading = await page.getByRole("heading", { level: 1 }).innerText();
          const lines = [...(await inspectPage(page)), ...(await inspectWidth(page, 320))];
          const again = await page.getByRole("link", { name: "Try again" }).getAttribute("href");
          if (status !== code) lines.push(`answers ${status ?? "nothing"}`);
          if (!words.test(heading)) lines.push(`is headed “${heading}”`);
          if (again !== alone.base + path && again !== path) lines.push(`tries again at ${again ?? "no address"}`);
          await page.close();
          // The browser itself tells of every answer that failed, the stream of news among them.
          const own = faults.filter((fault) => !/status of 50\d|EventSource/.test(fault));
          return [...own, ...lines].map((line) => `${path}: ${line}`);
        });
        expectNone(found);
        for (const path of WORDS_ALONE) {
          const answer = await fetch(alone.base + path);
          expect([path, answer.status]).toEqual([path, 200]);
          expect(await answer.text()).toContain("<h1");
        }
        await context.close();
      },
    );

    test("“Try again” brings the page once the API is back", async () => {
      alone.api.state = "gone";
      const context = await where().browser.newContext();
      const { page } = await openPage(context, alone.base + GOOSE);
      alone.api.state = "open";
      await page.getByRole("link", { name: "Try again" }).click();
      await page.getByRole("heading", { level: 1, name: "Goose" }).waitFor();
      expect(new URL(page.url()).pathname).toBe(GOOSE);
      await context.close();
    });

    test("a link that is followed while the API fails leads to the page that says so, and back again", async () => {
      const context = await where().browser.newContext();
      const { page } = await openPage(context, alone.base);
      alone.api.state = "gone";
      await page.getByRole("link", { name: "Goose", exact: true }).first().click();
      await page.getByRole("heading", { level: 1, name: /can.t be reached/ }).waitFor();
      alone.api.state = "open";
      await page.goBack();
      await page.getByRole("row").nth(3).waitFor();
      expect(await page.getByRole("heading", { level: 1 }).innerText()).not.toMatch(/reached/);
      await context.close();
    });

    test("while a page is fetched a line says so; what is there stays", async () => {
      const context = await where().browser.newContext();
      const { page } = await openPage(context, alone.base);
      alone.api.state = "slow";
      await page.getByRole("navigation").getByRole("link", { name: "Stories" }).first().click();
      await page.getByRole("progressbar").waitFor();
      expect(await page.getByRole("main").getAttribute("aria-busy")).toBe("true");
      expect(await page.getByRole("main").innerText()).toContain("Goose");
      await page.waitForURL(/\/stories$/);
      await page.getByRole("progressbar").waitFor({ state: "detached" });
      expect(await page.getByRole("main").getAttribute("aria-busy")).toBe(null);
      await context.close();
    });

    test("a name that nobody bears leads to those that are like it, and every address that is wrong to a page that helps", async () => {
      const context = await where().browser.newContext();
      const { page, status } = await openPage(context, `${where().base}/aaif-goose/gose`);
      expect(status).toBe(404);
      await page.getByRole("main").getByRole("link", { name: /goose/i }).first().click();
      await page.getByRole("heading", { level: 1, name: "Goose" }).waitFor();
      for (const path of ["/receipts/0-0000", "/a/b/c/d", "/stories/a/b", "/%00"]) {
        const answer = await fetch(where().base + path);
        const html = await answer.text();
        expect([path, answer.status < 500 && answer.status >= 400, html.includes("<h1")]).toEqual([path, true, true]);
      }
      await context.close();
    });
  });
}
