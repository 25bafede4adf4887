import { gzipSync } from "node:zlib";
import { RENDER_VERSION, writeHeightScript, writeSnippets, type ShareSize } from "@groundswell/charts";
import type { TestBrowser } from "@groundswell/support";
import type { BrowserContextOptions } from "playwright-core";
import { unfurl } from "unfurl.js";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { testFrameLooks } from "./frame-looks-suite.ts";
import { findBarriers, openPage } from "./open-page.ts";
import {
  findDrawnFrames,
  findOverflow,
  keepShot,
  NO_OVERFLOW,
  readMessages,
  readShift,
  startParentSite,
  watchPages,
  writeStory,
  type ParentSite,
  type Place,
} from "./parent-pages.ts";

const GOOSE = "/embed/aaif-goose/goose/stars";
const EFFECT = "/embed/effect/open-source-ai-identity-crisis/aaif-goose/goose";
const COMPARED = "/embed/compare/stars?projects=aaif-goose/goose,ollama/ollama&align=age";

/** Charts in other people's pages, of a Groundswell that runs already: starting one takes longer than all of this. */
export function testEmbeds(where: () => Place): void {
  describe("charts in other people's pages", () => {
    let base = "";
    let browser: TestBrowser;
    let site: ParentSite;

    beforeAll(async () => {
      ({ base, browser } = where());
      site = await startParentSite();
    });

    afterAll(() => site.close());

    testFrameLooks(where);

    function snippetsOf(size: ShareSize = { width: 960, height: 540 }) {
      return writeSnippets({
        ...{ publicUrl: base, address: "aaif-goose/goose/stars", options: {}, page: "/aaif-goose/goose" },
        ...{ title: "Goose: stars", alt: "Goose: stars", asOf: "2026-06-01T00:00:00Z", renderVersion: RENDER_VERSION },
        ...{ pinned: true, citation: { apa: "", bibtex: "" }, ...size },
      });
    }

    async function openStory(html: string, options: BrowserContextOptions = {}) {
      const context = await browser.newContext(options);
      await watchPages(context);
      return { ...(await openPage(context, site.add(html))), context };
    }

    test.each([
      { name: "desktop", viewport: { width: 1280, height: 1400 }, colorScheme: "light" },
      { name: "phone-dark", viewport: { width: 320, height: 1000 }, colorScheme: "dark" },
    ] as const)(
      "frames pasted in a plain page are drawn, and nothing scrolls or moves: $name",
      async ({ name, ...options }) => {
        const { liveFrame, pinnedFrame } = snippetsOf();
        const { page, faults, context } = await openStory(
          writeStory(`${liveFrame}<p>Then:</p>${pinnedFrame}`),
          options,
        );
        const frames = await findDrawnFrames(page);
        expect(frames).toHaveLength(2);
        for (const frame of frames) {
          expect(await findOverflow(frame)).toEqual(NO_OVERFLOW);
          expect(await readShift(frame)).toBeLessThanOrEqual(0.01);
          const paper = await frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
          expect(paper).toBe(options.colorScheme === "dark" ? "rgb(21, 24, 28)" : "rgb(255, 255, 255)");
        }
        expect(await readShift(page)).toBeLessThanOrEqual(0.01);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        expect(await frames[1]?.locator("#groundswell-live").innerText()).toContain("Pinned: as known on 1 Jun 2026");
        expect(await frames[1]?.locator("body > footer a").allInnerTexts()).toEqual(["Newer data exist"]);
        expect(faults).toEqual([]);
        await keepShot(page, name);
        await context.close();
      },
    );

    test("as WordPress shows it, without an origin, a frame is drawn and gets its height, also when told its secret late", async () => {
      const frameWith = (hash: string, secret: string) =>
        `<iframe sandbox="allow-scripts" security="restricted" src="${base}${GOOSE}${hash}" data-secret="${secret}" width="600" height="338" title="Goose: stars"></iframe>`;
      const pasted = frameWith("#?secret=Abc123xyz9", "Abc123xyz9") + frameWith("", "Late456");
      const { page, faults, context } = await openStory(writeStory(pasted), { viewport: { width: 700, height: 1200 } });
      await findDrawnFrames(page);
      await page.evaluate(() => {
        const [, late] = document.querySelectorAll("iframe");
        if (late !== undefined) late.src += "#?secret=Late456";
      });
      const heightOf = async (secret: string) =>
        (await readMessages(page)).filter((said) => (said as { secret?: string }).secret === secret).at(-1);
      await vi.waitFor(async () => {
        for (const secret of ["Abc123xyz9", "Late456"]) {
          expect(await heightOf(secret)).toEqual({ message: "height", value: 460, secret });
        }
      });
      for (const frame of await findDrawnFrames(page)) {
        expect(await findOverflow(frame)).toEqual(NO_OVERFLOW);
        expect(await frame.evaluate(() => origin)).toBe("null");
      }
      expect(faults).toEqual([]);
      await keepShot(page, "wordpress");
      await context.close();
    });

    test("a frame says its height in the ways of AMP, Medium and Datawrapper, and our own script for pages obeys it", async () => {
      const { liveFrame } = snippetsOf();
      const story = writeStory(`<div style="width:500px">${liveFrame}</div>`, writeHeightScript(base));
      const { page, context } = await openStory(story, { viewport: { width: 1000, height: 900 } });
      await findDrawnFrames(page);
      const height = 460;
      expect(await readMessages(page)).toEqual(
        expect.arrayContaining([
          { sentinel: "amp", type: "embed-size", height },
          JSON.stringify({ src: base + GOOSE, context: "iframe.resize", height }),
          { "datawrapper-height": { "aaif-goose/goose/stars": height } },
        ]),
      );
      expect(await page.locator("iframe").evaluate((frame) => frame.clientHeight)).toBe(height);
      await context.close();
    });

    test("where no script runs the frame is the drawing itself, as large as there is room", async () => {
      const { liveFrame } = snippetsOf();
      const blocked = liveFrame.replace("<iframe ", '<iframe sandbox="allow-popups" ');
      const { page, context } = await openStory(writeStory(blocked), { viewport: { width: 360, height: 700 } });
      const frame = page.frameLocator("iframe");
      await frame.locator(".narrow svg").waitFor({ state: "visible" });
      expect(await frame.locator(".wide svg").isVisible()).toBe(false);
      expect(await frame.locator("canvas").count()).toBe(0);
      expect(await frame.locator(".narrow svg").evaluate((svg) => svg.getBoundingClientRect().height)).toBeGreaterThan(
        400,
      );
      await keepShot(page, "no-script");
      await context.close();
    });

    test("figures are read one by one by keyboard, and all of them as a table; axe finds nothing", async () => {
      const context = await browser.newContext({ viewport: { width: 960, height: 540 } });
      const { page, faults } = await openPage(context, `${base}${GOOSE}?lang=de`);
      const slider = page.getByRole("slider", { name: /^Goose/ });
      await slider.focus();
      expect(await slider.getAttribute("aria-valuetext")).toMatch(
        /^22\.\sAugust 2026\. Goose: 53\.197, aus einem Archiv$/,
      );
      const said: (string | null)[] = [];
      for (let week = 0; week < 24; week += 1) {
        await page.keyboard.press("ArrowLeft");
        said.push(await slider.getAttribute("aria-valuetext"));
      }
      // The story's number, with the week that it stands at, and with no other.
      expect(said.filter((text) => /\. 1 · 27\.\sMärz/.test(text ?? ""))).toHaveLength(1);
      await page.keyboard.press("Home");
      expect(await slider.getAttribute("aria-valuetext")).toMatch(/^4\.\sMärz 2025\. Goose: 9\.292, aus einem Archiv$/);
      await page.keyboard.press("ArrowRight");
      expect(await slider.getAttribute("aria-valuenow")).toBe("2");
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole("button", { name: "Tabelle" }).press("Enter");
      const rows = page.getByRole("region", { name: "Tabelle" }).getByRole("row");
      expect(await rows.last().innerText()).toMatch(/^22\.\sAugust 2026\s+53\.197\s+aus einem Archiv$/);
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole("button", { name: "Diagramm" }).press("Enter");
      await slider.waitFor({ state: "visible" });
      for (const path of [EFFECT, "/embed/aaif-goose/goose/releases", COMPARED]) {
        await page.goto(base + path);
        await page.getByRole("button", { name: "Table" }).click();
        expect(await page.getByRole("region", { name: "Table" }).getByRole("row").count(), path).toBeGreaterThan(8);
      }
      expect(faults).toEqual([]);
      await context.close();
    });

    test("three years of days are page and script of at most 75 KB, gzipped", async () => {
      const page = await (await fetch(`${base}/embed/ollama/ollama/stars?interval=day`)).text();
      const src = /<script src="([^"]*)" defer>/.exec(page)?.[1] ?? "";
      const script = await (await fetch(src)).arrayBuffer();
      expect(script.byteLength).toBeGreaterThan(100_000);
      const [pageBytes, scriptBytes] = [gzipSync(page).length, gzipSync(new Uint8Array(script)).length];
      expect(pageBytes + scriptBytes, `page ${pageBytes}, script ${scriptBytes}`).toBeLessThanOrEqual(75 * 1024);
    });

    test("an oEmbed library finds a project's chart from its page, and reads it", async () => {
      const { oEmbed } = await unfurl(`${base}/aaif-goose/goose`);
      expect(oEmbed).toMatchObject({
        type: "rich",
        version: "1.0",
        provider_name: "Groundswell",
        width: 960,
        height: 540,
      });
      expect(oEmbed).toHaveProperty("html", expect.stringContaining(`<iframe src="${base}${GOOSE}"`));
      expect(oEmbed).toHaveProperty("thumbnails", [
        expect.objectContaining({ url: expect.stringMatching(/\/charts\/aaif-goose\/goose\/stars\.png\?/) as string }),
      ]);
    });
  });
}
