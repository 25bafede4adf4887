import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";

/** A page that was opened, and everything on it that a reader would call broken. */
export interface OpenedPage {
  page: Page;
  /** Console errors, uncaught exceptions, failed requests of the page's own. */
  faults: string[];
  /** What the server answered; null: nothing. */
  status: number | null;
}

/** Opens a page and waits until it is at rest. */
export async function openPage(context: BrowserContext, url: string): Promise<OpenedPage> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // A page was left, or its scripts are switched off.
    if (!/ERR_ABORTED|^csp$/.test(reason)) faults.push(`${request.url()}: ${reason}`);
  });
  const response = await page.goto(url, { waitUntil: "networkidle" });
  await waitUntilAlive(page).catch((error: unknown) => faults.push(`never came alive: ${String(error)}`));
  return { page, faults, status: response?.status() ?? null };
}

/** A quiet network isn't a page that answers keys: its scripts may still have to run. */
async function waitUntilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    // Frames, cards and the pages that are text alone have no script of the dashboard's.
    const isStill = document.querySelector("[data-sveltekit-preload-data] script") === null;
    return isStill || matchMedia("(scripting: none)").matches || "alive" in document.documentElement.dataset;
  });
}

/** What axe finds against WCAG 2.2 A and AA, a line each. */
export async function findBarriers(page: Page): Promise<string[]> {
  // A page's own policy forbids strange scripts; the inspector may run its one.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: inspector } = window as unknown as { axe: typeof import("axe-core") };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await inspector.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
    return violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  });
  return found;
}

/** How far the page sticks out of its window, in pixels. */
export async function findSidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
