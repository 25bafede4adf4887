import { expect, test } from "vitest";
import { findBarriers, openPage } from "./open-page.ts";
import {
  findCutTexts,
  findOverflow,
  keepShot,
  NO_OVERFLOW,
  readCanvas,
  watchCanvas,
  type Place,
} from "./parent-pages.ts";

const GOOSE = "/embed/aaif-goose/goose/stars";
const EFFECT = "/embed/effect/open-source-ai-identity-crisis/aaif-goose/goose";
const COMPARED = "/embed/compare/stars?projects=aaif-goose/goose,ollama/ollama&align=age";

/** What a frame shows at the sizes and shapes that pages give it. */
export function testFrameLooks(where: () => Place): void {
  test.each([
    { width: 640, height: 450, drawing: "wide" },
    { width: 640, height: 600, drawing: "narrow" },
    { width: 500, height: 400, drawing: "narrow" },
    { width: 500, height: 280, drawing: "wide" },
    { width: 1200, height: 420, drawing: "wide" },
  ])(
    "without a script a frame of $width × $height has the drawing that its shape suits: $drawing",
    async ({ drawing, ...viewport }) => {
      const context = await where().browser.newContext({ viewport, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(where().base + GOOSE);
      expect(await page.locator(`.${drawing} svg`).isVisible()).toBe(true);
      expect(await page.locator(".still svg:visible").count()).toBe(1);
      await context.close();
    },
  );

  test.each([GOOSE, `${EFFECT}?lang=de`, "/embed/board/momentum", "/embed/aaif-goose/goose/releases"])(
    "a frame of any size from 240 × 200 pixels on neither scrolls nor cuts anything off: %s",
    async (path) => {
      const context = await where().browser.newContext({ viewport: { width: 1200, height: 420 } });
      const { page } = await openPage(context, where().base + path);
      for (const [width, height] of [
        [1200, 420],
        [600, 250],
        [320, 200],
        [240, 200],
        [320, 388],
        [280, 900],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.evaluate(() => new Promise(requestAnimationFrame));
        expect(await findOverflow(page), `${width} × ${height}`).toEqual(NO_OVERFLOW);
        expect(await findCutTexts(page), `${width} × ${height}`).toEqual([]);
      }
      await context.close();
    },
  );

  test("a phone's frame says an effect's verdict, who made the chart and under which licence, and what its numbers stand for", async () => {
    const context = await where().browser.newContext({ viewport: { width: 320, height: 388 } });
    const { page, faults } = await openPage(context, where().base + EFFECT);
    expect(await page.locator(".verdict").innerText()).toMatch(/^Goose gained .*\.$/);
    const source = await page.locator(".source").innerText();
    for (const part of ["As of ", "Groundswell: effect/", "CC BY 4.0", "Source: "]) expect(source).toContain(part);
    const key = page.getByRole("list", { name: "Markers on the chart" });
    expect(await key.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Key and table" }).click();
    expect(await key.innerText()).toMatch(/^1\s*27 Mar ± 3 days\s*AIDRAN: /);
    expect(await findBarriers(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual(NO_OVERFLOW);
    expect(faults).toEqual([]);
    await keepShot(page, "phone-effect");
    await context.close();
  });

  test("interactive charts write the same names and newest figures beside their lines as the drawings do", async () => {
    const context = await where().browser.newContext({ viewport: { width: 640, height: 460 } });
    await watchCanvas(context);
    const { page } = await openPage(context, where().base + COMPARED);
    const written = await readCanvas(page);
    for (const text of ["Goose", "53,197", "Ollama", "179,137"]) {
      expect(written).toContain(text);
      expect(await page.locator(".wide svg").textContent()).toContain(text);
    }
    await page.goto(where().base + EFFECT);
    expect(await readCanvas(page)).toContain("the story’s week");
    await keepShot(page, "effect");
    await context.close();
  });
}
