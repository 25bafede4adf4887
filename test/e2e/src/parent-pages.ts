import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { TestBrowser } from "@groundswell/support";
import type { BrowserContext, Frame, Page } from "playwright-core";

/** Where a Groundswell runs, and a browser to look at it with. */
export interface Place {
  base: string;
  browser: TestBrowser;
}

/** A folder for pictures of what the tests see, for whoever wants to look at it. */
const SHOTS = process.env["EMBED_SHOTS"];

/** What `findOverflow` finds where nothing sticks out. */
export const NO_OVERFLOW = { across: 0, down: 0, live: 0 };

/** A site that shows our charts: its pages are on another host than we are, as every writer's are. */
export interface ParentSite {
  /** @returns the page's address */
  add: (html: string) => string;
  close: () => Promise<void>;
}

export async function startParentSite(): Promise<ParentSite> {
  const pages: string[] = [];
  const server = createServer((request, response) => {
    const html = pages[Number(request.url?.slice(1))];
    response.writeHead(html === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    add: (html) => `http://127.0.0.1:${port}/${pages.push(html) - 1}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page as a writer has it: some text, what was pasted, and text after it, which must not move. */
export function writeStory(pasted: string, script = ""): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>A story</title><style>body{max-width:1000px;margin:0 auto;padding:12px;font:16px Georgia}</style>
    ${script}<p>What was to be said before.</p>${pasted}<p>And what comes after it.</p></html>`;
}

/** Has every page and frame of a context count how far what is on it moves, and keep what it is told by messages. */
export async function watchPages(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const watched = Object.assign(window, { shift: 0, heard: [] as { data: unknown; isFrame: boolean }[] });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watched.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    addEventListener("message", ({ data, source }) => {
      const frames = [...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow);
      watched.heard.push({ data, isFrame: frames.includes(source as Window) });
    });
  });
}

/** How far what is on a page or in a frame has moved, as Chromium counts it. */
export function readShift(frame: Frame | Page): Promise<number> {
  return frame.evaluate(() => (window as unknown as { shift: number }).shift);
}

/** What a page was told by the frames in it. */
export async function readMessages(page: Page): Promise<unknown[]> {
  const heard = await page.evaluate(
    () => (window as unknown as { heard: { data: unknown; isFrame: boolean }[] }).heard,
  );
  return heard.filter(({ isFrame }) => isFrame).map(({ data }) => data);
}

/** The frames of a page that show our charts, once they are drawn. */
export async function findDrawnFrames(page: Page): Promise<Frame[]> {
  const frames = page.frames().filter((frame) => frame.url().includes("/embed/"));
  await Promise.all(frames.map((frame) => frame.locator("html.drawn canvas").waitFor({ state: "visible" })));
  return frames;
}

/** By how many pixels what is in a frame sticks out of it, and whether it would scroll. */
export function findOverflow(frame: Frame | Page): Promise<{ across: number; down: number; live: number }> {
  return frame.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const live = document.getElementById("groundswell-live");
    return {
      across: Math.max(0, scrollWidth - innerWidth),
      down: Math.max(0, scrollHeight - innerHeight),
      live: live === null ? 0 : Math.max(0, live.scrollHeight - live.clientHeight, live.scrollWidth - live.clientWidth),
    };
  });
}

/** Texts that an interactive chart shows but for a part under the frame's edge; none where it shows no chart. */
export function findCutTexts(frame: Frame | Page): Promise<string[]> {
  return frame.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("#groundswell-live > p, #groundswell-live h1")]
      .filter((text) => text.offsetHeight > 0)
      .filter((text) => text.getBoundingClientRect().bottom > innerHeight || text.offsetHeight < text.scrollHeight)
      .map((text) => text.innerText),
  );
}

/** Has pages keep what is written on their canvases. */
export async function watchCanvas(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const watched = Object.assign(window, { written: [] as string[] });
    const { prototype } = CanvasRenderingContext2D;
    const write = Reflect.get(prototype, "fillText") as (text: string, ...rest: unknown[]) => void;
    prototype.fillText = function (...given) {
      watched.written.push(given[0]);
      Reflect.apply(write, this, given);
    };
  });
}

/** What is written on a page's canvases, once its chart is drawn. */
export async function readCanvas(page: Page): Promise<string[]> {
  await page.locator("html.drawn canvas").waitFor({ state: "visible" });
  return page.evaluate(() => (window as unknown as { written: string[] }).written);
}

/** Keeps a picture of a page, where somebody wants them. */
export async function keepShot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}
