import { UserError } from "@groundswell/core";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { findChromium } from "./find-tools.mjs";

export interface TestBrowser {
  browser: Browser;
  /** Every request to another host, as `method address`: they were all stopped. */
  blockedRequests: readonly string[];
  /** A window with cookies and storage of its own. */
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

const LOCAL_HOSTS = new Set(["127.0.0.1", "localhost", "[::1]"]);

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // Whatever escapes the router below (Chromium's own requests) finds no address either.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]",
];

/** Whether browser tests can run here: `describe.skipIf(!hasBrowser())`. */
export function hasBrowser(): boolean {
  return findChromium() !== null;
}

/**
 * Starts a headless Chromium with a new profile. Pages reach this machine only.
 * @throws UserError when there is no Chromium
 */
export async function launchBrowser(): Promise<TestBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new UserError("Chromium was not found", { remedy: "install it, or name it in CHROMIUM_PATH" });
  }
  const browser = await chromium.launch({ executablePath, args: FLAGS, headless: true });
  const blockedRequests: string[] = [];
  return {
    browser,
    blockedRequests,
    async newContext(options = {}) {
      // A service worker's requests would pass the router by.
      const context = await browser.newContext({ serviceWorkers: "block", ...options });
      await context.route(isForeign, async (route) => {
        blockedRequests.push(`${route.request().method()} ${route.request().url()}`);
        await route.abort("blockedbyclient");
      });
      return context;
    },
    close: () => browser.close(),
  };
}

/** Addresses without a host (`data:`, `blob:`, `about:`) go nowhere. */
function isForeign(url: URL): boolean {
  return url.host !== "" && !LOCAL_HOSTS.has(url.hostname);
}
