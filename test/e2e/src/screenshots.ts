/** Every named page as readers see it, into docs/screenshots: `npm run screenshots`, or with names, these alone. */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@groundswell/support";
import type { BrowserContext } from "playwright-core";
import { openPage } from "./open-page.ts";
import { forEachOf, listPages } from "./pages/page-list.ts";
import { openSite, untilEffects, untilUnreachable } from "./pages/site.ts";

const FOLDER = join(REPOSITORY_ROOT, "docs", "screenshots");
const WIDTHS = { desktop: 1440, phone: 390 };
const SCHEMES = ["light", "dark"] as const;
/** What is below is more of the same, and the folder is cloned by everybody. */
const MOST_HIGH = 2_400;
const MOST_BYTES = 7_000_000;
/** Of WebP, in percent: letters stay clean, and all files together stay below the limit. */
const QUALITY = 40;
/** What the README begins with: the front page as far as the leaders' days, so that the commands below it stay in sight. */
const OPENING = { name: "opening", path: "/", mostHigh: 850 };
/** Lower than others: what follows is the same for each route. */
const API_HIGH = 1_400;
const chosen = process.argv.slice(2);

const site = await openSite({
  // Addresses on the pages are to be the same each time.
  env: { PUBLIC_URL: "https://groundswell.example" },
  waitFor: async (base) => {
    await Promise.all([untilUnreachable(base), untilEffects(base)]);
  },
});
try {
  const total = await shootAll();
  console.log(`${total.files} files, ${Math.round(total.bytes / 1_000)} kB, in ${FOLDER}`);
  if (total.bytes > MOST_BYTES) throw new Error(`more than ${MOST_BYTES / 1e6} MB: fewer pages, or less quality`);
} finally {
  await site.close();
}

async function shootAll(): Promise<{ files: number; bytes: number }> {
  const named = (await listPages(site.base)).flatMap(({ name, path }) =>
    name === null ? [] : [{ name, path, mostHigh: name === "api" ? API_HIGH : MOST_HIGH }],
  );
  const pages = [OPENING, ...named].filter(({ name }) => chosen.length === 0 || chosen.includes(name));
  await mkdir(FOLDER, { recursive: true });
  if (chosen.length === 0) for (const old of await readdir(FOLDER)) await rm(join(FOLDER, old));
  const sizes: number[] = [];
  for (const [device, width] of Object.entries(WIDTHS)) {
    // Pages of one window would share its size: two windows, and in each one page at a time.
    const shot = await forEachOf(SCHEMES, async (colorScheme) => {
      const context = await site.browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const lengths: number[] = [];
      for (const { name, path, mostHigh } of pages) {
        const image = await shoot(context, site.base + path, width, mostHigh);
        await writeFile(join(FOLDER, `${name}-${device}-${colorScheme}.webp`), image);
        lengths.push(image.length);
      }
      await context.close();
      return lengths;
    });
    sizes.push(...shot);
  }
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

async function shoot(context: BrowserContext, url: string, width: number, mostHigh: number): Promise<Buffer> {
  const { page } = await openPage(context, url);
  // A window as high as the page: what is captured beyond a window repeats it now and then. Twice, for parts that are
  // laid out when they come into sight make the page higher.
  for (let look = 0; look < 2; look++) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(height, mostHigh) });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
  // Playwright itself writes PNG and JPEG only: three times as large, or with smeared letters.
  const session = await context.newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
  await page.close();
  return Buffer.from(data, "base64");
}
