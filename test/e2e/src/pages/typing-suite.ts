import { setTimeout as delay } from "node:timers/promises";
import type { TestBrowser } from "@groundswell/support";
import type { Page, Route } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { openPage } from "../open-page.ts";
import type { Site } from "./site.ts";

/** What is written into a search stays, however slow scripts and answers are. */
export function testTyping(where: () => Site): void {
  describe("who types on a slow line", () => {
    let base = "";
    let browser: TestBrowser;

    beforeAll(() => {
      ({ base, browser } = where());
    });

    test("keeps what they type while the page comes alive and while answers are on their way", async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const scripts = Promise.withResolvers<undefined>();
      await page.route(/\/_app\/immutable\/.*\.js$/, async (route) => {
        await scripts.promise;
        await route.continue();
      });
      const find = page.locator("#q");
      await page.goto(base, { waitUntil: "commit" });
      await find.pressSequentially("l");
      expect(await page.evaluate(() => "alive" in document.documentElement.dataset), "typed before").toBe(false);
      scripts.resolve(undefined);
      await page.waitForURL(/q=l$/);

      const held = await holdAnswers(page);
      await find.press("l");
      await held.untilOne();
      // The filter waits for a moment after a letter: an answer comes within it.
      await find.press("a");
      await held.release();
      await page.waitForURL(/q=ll$/);
      await find.pressSequentially("ma.cpp");
      await page.waitForURL(/q=llama\.cpp$/);
      expect(await find.inputValue()).toBe("llama.cpp");

      const again = await holdAnswers(page);
      await find.press("x");
      await again.untilOne();
      // Whoever leaves while the filter waits is not called back by it.
      await find.press("x");
      await page.getByRole("rowheader").getByRole("link", { name: "llama.cpp", exact: true }).click();
      await delay(400);
      await again.release();
      await page.getByRole("heading", { level: 1, name: "llama.cpp", exact: true }).waitFor();
      await expect.poll(() => page.locator("#site-search").inputValue()).toBe("");
      await context.close();
    });

    test("goes on typing after Enter, and finds it all there when the answer has come", async () => {
      const context = await browser.newContext();
      const { page } = await openPage(context, `${base}/stories`);
      const find = page.locator("#story-q");
      const held = await holdAnswers(page);
      await find.fill("goose");
      await find.press("Enter");
      await held.untilOne();
      await find.pressSequentially(" 1");
      await held.release();
      await page.waitForURL(/q=goose$/);
      await page.getByRole("searchbox").and(find).waitFor();
      expect(await find.inputValue()).toBe("goose 1");
      await find.press("Enter");
      await page.waitForURL(/q=goose\+1$/);
      await page.goBack();
      await expect.poll(() => find.inputValue()).toBe("goose");
      await context.close();
    });
  });
}

/** Holds what pages are drawn from, from now on. */
async function holdAnswers(page: Page): Promise<{ untilOne: () => Promise<void>; release: () => Promise<void> }> {
  const isAnswer = (url: URL) => url.pathname.endsWith("/__data.json");
  const held: Route[] = [];
  let isOpen = false;
  await page.route(isAnswer, async (route) => {
    if (isOpen) await route.continue();
    else held.push(route);
  });
  return {
    untilOne: () => expect.poll(() => held.length).toBeGreaterThan(0),
    release: async () => {
      isOpen = true;
      // One that is not wanted any more was cut off by the page.
      await Promise.allSettled(held.map((route) => route.continue()));
    },
  };
}
