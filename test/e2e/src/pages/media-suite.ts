import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findBarriers, findSidewaysScroll, openPage } from "../open-page.ts";
import { expectNone } from "./expect-none.ts";
import { forEachOf, GOOSE, STORY } from "./page-list.ts";
import type { Site } from "./site.ts";

const PAGES = ["/", GOOSE, "/compare?projects=aaif-goose/goose,ollama/ollama", STORY, "/desk", "/status"];

/** How pages look where their own colours, their scripts or a screen are not to be had. */
export function testMedia(where: () => Site): void {
  describe("pages in other media", () => {
    test("in forced colours they can be read, and their drawings seen, on either ground", async () => {
      const found = await lookAt(where(), async (page) => {
        const lines: string[] = [];
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ forcedColors: "active", colorScheme });
          const unseen = await page.evaluate(findUnseenMarks);
          lines.push(...[...(await findBarriers(page)), ...unseen].map((line) => `${colorScheme}: ${line}`));
        }
        return lines;
      });
      expectNone(found);
    });

    test("on paper they have no controls, dark ink on white, and everything that was read on screen", async () => {
      const found = await lookAt(where(), async (page) => {
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        await page.setViewportSize({ width: 718, height: 1_000 }); // A4 between its margins
        const lines = await page.evaluate(findPaperFaults);
        const sideways = await findSidewaysScroll(page);
        if (sideways > 0) lines.push(`sticks out of the paper by ${sideways} pixels`);
        const pdf = await page.pdf({ format: "A4" });
        if (pdf.subarray(0, 5).toString() !== "%PDF-" || pdf.length < 10_000) lines.push("prints an empty file");
        return lines;
      });
      expectNone(found);
    });

    test("text that is set wider, as WCAG lets readers do, is not cut off", async () => {
      const found = await lookAt(where(), async (page) => {
        await page.setViewportSize({ width: 390, height: 844 });
        await page.addStyleTag({
          content:
            "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}",
        });
        const sideways = await findSidewaysScroll(page);
        return sideways > 0 ? [`scrolls sideways by ${sideways} pixels`] : [];
      });
      expectNone(found);
    });
  });
}

async function lookAt({ base, browser }: Site, look: (page: Page) => Promise<string[]>): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const found = await forEachOf(PAGES, async (path) => {
    const { page } = await openPage(context, base + path);
    const lines = await look(page);
    await page.close();
    return lines.map((line) => `${path}: ${line}`);
  });
  await context.close();
  expect(browser.blockedRequests).toEqual([]);
  return found;
}

/** Runs in the page. Drawings of which no part differs from the ground they stand on. */
function findUnseenMarks(): string[] {
  const ground = getComputedStyle(document.body).backgroundColor;
  const unseen = [...document.querySelectorAll<SVGElement>("main svg")].filter((drawing) => {
    if (!drawing.checkVisibility() || drawing.getBoundingClientRect().width < 2) return false;
    const marks = [...drawing.querySelectorAll("path, line, rect, circle, polyline, polygon, text, use")];
    return !marks.some((mark) => {
      const { fill, stroke } = getComputedStyle(mark);
      return [fill, stroke].some((ink) => ink !== "none" && ink !== "rgba(0, 0, 0, 0)" && ink !== ground);
    });
  });
  return unseen.map((drawing) => `can't be seen: a drawing “${drawing.getAttribute("aria-label") ?? ""}”`);
}

/** Runs in the page. */
function findPaperFaults(): string[] {
  const faults: string[] = [];
  const controls = [...document.querySelectorAll<HTMLElement>("nav, button, input, select, form, dialog")];
  for (const control of controls) {
    if (!control.checkVisibility() || control.getBoundingClientRect().width < 2) continue;
    if (/^[+−]?\d/.test(control.innerText.trim())) continue; // a number that tells its source is to be read on paper, too
    const name = control.getAttribute("aria-label") ?? control.innerText.slice(0, 30);
    faults.push(`prints a control: ${control.tagName} “${name}”`);
  }
  const light = (colour: string) => Number(/\d+/.exec(colour)?.[0] ?? 0) > 128;
  const heading = document.querySelector("h1");
  if (!heading?.checkVisibility()) faults.push("prints no heading");
  else if (light(getComputedStyle(heading).color)) faults.push("prints in light ink");
  return faults;
}
