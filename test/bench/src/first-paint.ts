import { launchBrowser } from "@groundswell/support";
import { median } from "./figure.ts";

const ROUNDS = 9;
const WARM_UPS = 50;

/** Milliseconds to the first contentful paint of each page, in turns, each in a browser without anything kept. */
export async function timeFirstPaint(urls: readonly string[]): Promise<number[]> {
  const browser = await launchBrowser();
  try {
    for (const url of urls) for (let time = 0; time < WARM_UPS; time += 1) await fetch(url);
    const times = urls.map((): number[] => []);
    for (let turn = 0; turn <= ROUNDS; turn += 1) {
      for (const [place, url] of urls.entries()) {
        const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
        const page = await context.newPage();
        await page.goto(url);
        const painted = await page.waitForFunction(
          () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? false,
        );
        if (turn > 0) times[place]?.push(Number(await painted.jsonValue()));
        await context.close();
      }
    }
    return times.map(median);
  } finally {
    await browser.close();
  }
}
