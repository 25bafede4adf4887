import type { TestBrowser } from "@groundswell/support";
import { beforeAll, describe, expect, test } from "vitest";
import { findBarriers, openPage } from "../open-page.ts";
import { GOOSE } from "./page-list.ts";
import { hasInk } from "./has-ink.ts";
import type { Site } from "./site.ts";

/** What the pages say, and what a reader does with them. */
export function testReading(where: () => Site): void {
  describe("a reader of the archive", () => {
    let base = "";
    let browser: TestBrowser;

    beforeAll(() => {
      ({ base, browser } = where());
    });

    test("every page says where its figures are from and that GitHub can't be reached", async () => {
      const context = await browser.newContext();
      for (const path of ["/", GOOSE, "/stories"]) {
        const { page } = await openPage(context, base + path);
        const text = await page.locator("body").innerText();
        expect(text, path).toMatch(/archive, as of 22 Aug(ust)? 2026/i);
        expect(text, path).toMatch(/GitHub unreachable/i);
        await page.close();
      }
      await context.close();
    });

    test("the project page draws Goose's chart with Chart.js and keeps the table", async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const { page } = await openPage(context, base + GOOSE);
      await page.locator("figure").first().hover();
      await page.locator("canvas").first().waitFor({ state: "visible" });
      const drawn = await page.locator("canvas").first().evaluate(hasInk);
      expect(drawn, "the canvas is not blank").toBe(true);
      expect(await page.locator("body").innerText()).toContain("53,197");
      await context.close();
    });

    test("a page's scripts are asked for when it has been painted, and then all at once", async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.addInitScript(() => {
        window.requestAnimationFrame = (callback) => window.setTimeout(callback, 3_000, 0);
      });
      const scripts: string[] = [];
      page.on("request", (request) => {
        if (request.resourceType() === "script") scripts.push(new URL(request.url()).pathname);
      });
      await page.goto(base + GOOSE, { waitUntil: "networkidle" });
      expect(await page.locator("h1").isVisible()).toBe(true);
      expect(scripts).toEqual([]);
      await expect.poll(() => scripts.length, { timeout: 10_000 }).toBeGreaterThan(10);
      await page
        .getByRole("button", { name: /^Use this chart/ })
        .first()
        .waitFor();
      await context.close();
    });

    test("without JavaScript the chart is a picture and the search a form", async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(base + GOOSE);
      const chart = page.locator("#chart svg[role=img]").first();
      expect(await chart.isVisible()).toBe(true);
      expect(await chart.locator("desc").textContent()).toContain("53,197 on");
      await page.goto(base);
      await page.getByRole("searchbox").fill("muesli");
      await page.getByRole("searchbox").press("Enter");
      await page.waitForURL(/q=muesli/);
      expect(await page.locator("tbody tr").count()).toBe(1);
      await context.close();
    });

    test("two projects are chosen by keyboard and laid side by side; the chart's snippet has their address", async () => {
      const context = await browser.newContext();
      const { page, faults } = await openPage(context, `${base}/compare`);
      const field = page.getByRole("combobox", { name: "Add a project" });
      await field.focus();
      for (const text of ["Goose", "ollama/ollama"]) {
        await page.keyboard.type(text);
        await page.keyboard.press("Enter");
        await page.getByRole("link", { name: new RegExp(`^Remove ${text.replace(/.*\//, "")}$`, "i") }).waitFor();
        await expect
          .poll(() => field.evaluate((at) => [at === document.activeElement, "value" in at && at.value]))
          .toEqual([true, ""]);
      }
      expect(new URL(page.url()).search).toBe("?projects=aaif-goose/goose,ollama/ollama");
      await page.locator("figure").first().hover();
      await page.locator("canvas").waitFor({ state: "visible" });
      await page.getByRole("button", { name: /^Use this chart/ }).focus();
      await page.keyboard.press("Enter");
      const frame = page.getByRole("dialog").getByRole("region", { name: "Frame, live", exact: true });
      expect(await frame.innerText()).toContain(`${base}/embed/compare/stars?projects=aaif-goose/goose,ollama/ollama"`);
      expect(faults).toEqual([]);
      await context.close();
    });

    test("/ goes to the search, and the address carries what was searched for", async () => {
      const context = await browser.newContext();
      const { page } = await openPage(context, base);
      await page.keyboard.press("/");
      await page.keyboard.type("goose");
      await page.waitForURL(/q=goose/);
      await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1);
      expect(await page.locator("tbody").innerText()).toContain("aaif-goose/goose");
      await context.close();
    });

    test("the overview says in words who moves and how sure that is, without JavaScript too", async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(base);
      const rowOf = (repo: string) => page.locator("tbody tr", { hasText: repo });
      const labels = await page.locator("tbody .label").allInnerTexts();
      const ranked = labels.filter((label) => label === "Accelerating" || label === "Slowing");
      expect(ranked, "by cautious momentum: who gets faster first, who gets slower last").toEqual(ranked.toSorted());
      expect(await rowOf("unslothai/unsloth").innerText()).toMatch(/4\.4\s× \(3\.6–5\.4\)/);
      expect(await rowOf("openai/codex").innerText()).toContain("one-day spike");
      expect(await rowOf("exo-explore/exo").innerText(), "its figures end earlier than the others'").toContain(
        "to 2 Aug",
      );
      expect(await rowOf("Muesli-HQ/muesli").innerText()).toMatch(/Too little data\s+0 of 28 days/);
      await context.close();
    });

    test("an order by rate keeps the category, and its days are in the address", async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const { page } = await openPage(context, base);
      await page
        .getByRole("navigation", { name: "Category" })
        .getByRole("link", { name: /^agents/ })
        .click();
      await page.waitForURL(/category=agents/);
      await page
        .getByRole("columnheader", { name: /Stars a day/ })
        .getByRole("link", { name: "30 over 30 days" })
        .click();
      await page.waitForURL(/sort=velocity&window=30d&category=agents/);
      const figures = await page.locator("td.rate").allInnerTexts();
      const rates = figures.map((text) => Number.parseInt(text.replaceAll(",", ""), 10)).filter(Number.isFinite);
      expect(rates.length).toBeGreaterThan(5);
      expect(rates).toEqual(rates.toSorted((a, b) => b - a));
      await context.close();
    });

    test("the project page gives its momentum with interval, reason and day, and what followed its releases", async () => {
      const context = await browser.newContext();
      const { page, faults } = await openPage(context, base + GOOSE);
      const momentum = page.locator("section", { has: page.locator("#momentum") });
      expect(await momentum.innerText()).toMatch(/gains about 58\D* stars a day, perhaps 0\.68/);
      expect(await momentum.innerText()).toMatch(/31–92 stars a day, 0\.35–1\.21 times the rate before/);
      expect(await momentum.innerText()).toContain("as of 21 Aug 2026");
      await momentum.locator("summary").click();
      expect(await momentum.innerText()).toContain("28 of 28 now, 54 of 56 before");
      expect(await momentum.getByRole("img").getAttribute("aria-label")).toContain("0.68 times the rate before");
      const releases = await page.locator("section", { has: page.locator("#releases") }).innerText();
      expect(releases).toMatch(/313\s+about 537 expected\s+0\.58\s×\s\(0\.19–1\.80\)/);
      const happened = page.locator("section", { has: page.locator("#timeline") });
      await happened.locator("summary").click();
      const told = await happened.innerText();
      expect(told).toMatch(/9\D{1,4}14 Dec\s+Surge: 1,606 stars where about 185 were expected/);
      expect(told, "hundreds of releases are gathered").toMatch(/3 releases, v1\.38\.0 to v1\.40\.0/);
      expect(await page.locator("main").innerText()).not.toMatch(/because of|due to|caused by|led to/i);
      await momentum.getByRole("link", { name: "How this is computed" }).click();
      await page.waitForURL(/\/methods#momentum$/);
      expect(await page.locator("#momentum").count()).toBe(1);
      expect(faults).toEqual([]);
      await context.close();
    });

    test("a page is whole for whoever takes it compressed or not, as long as it says, and each of its ids is there once", async () => {
      for (const path of ["/", GOOSE, "/nobody/nothing"]) {
        const ask = (coding: string, method = "GET") =>
          fetch(base + path, { method, headers: { "accept-encoding": coding } });
        const plain = await ask("identity");
        const length = plain.headers.get("content-length");
        const texts = [await plain.text(), await (await ask("gzip")).text(), await (await ask("br")).text()];
        expect(length, path).toBe(String(Buffer.byteLength(texts[0] ?? "")));
        // Instants and what is counted stand in it; all else is the same.
        const lengths = texts.map((text) => (text.endsWith("</html>\n") ? text.length : 0));
        expect(Math.min(...lengths), path).toBeGreaterThan(Math.max(...lengths) - 200);
        const ids = Array.from((texts[0] ?? "").matchAll(/(?<=\sid=")[^"]+/g), ([id]) => id);
        expect(
          ids.filter((id, i) => ids.indexOf(id) < i),
          path,
        ).toEqual([]);
        const head = await ask("identity", "HEAD");
        expect(Number(head.headers.get("content-length")), path).toBeGreaterThan(5_000);
      }
    });

    test("an old name leads to the project's page, an unknown one to a page that helps", async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const moved = await page.goto(`${base}/block/goose`);
      expect(moved?.status()).toBe(200);
      expect(new URL(page.url()).pathname).toBe(GOOSE);
      const missing = await page.goto(`${base}/nobody/nothing`);
      expect(missing?.status()).toBe(404);
      expect(await findBarriers(page)).toEqual([]);
      await context.close();
    });

    test("a number's receipt names its source", async () => {
      const context = await browser.newContext();
      const { page } = await openPage(context, base + GOOSE);
      await page.getByRole("button", { name: /^53,197/ }).click();
      const card = page.getByRole("dialog", { name: /stars of Goose/ });
      expect(await card.innerText()).toContain("Github-Ranking");
      await page.keyboard.press("Escape");
      expect(await card.count(), "it closes with a key").toBe(0);
      await context.close();
    });
  });
}
