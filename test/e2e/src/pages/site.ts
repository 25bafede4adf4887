import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, launchBrowser, startGroundswell, type RunningProcess, type TestBrowser } from "@groundswell/support";
import { vi } from "vitest";

/** The product as it runs, and a browser beside it. */
export interface Site {
  base: string;
  browser: TestBrowser;
  /** The product's process. */
  groundswell: RunningProcess;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Settings beside the port and the data folder. Unless it says otherwise, nothing listens where GitHub should be. */
  env?: Record<string, string>;
  /** Called when the product answers, before the browser starts: what pages must not be opened without. */
  waitFor?: (base: string) => Promise<void>;
}

/** Nothing listens there: pages must be good without GitHub. */
export const NO_GITHUB = "http://127.0.0.1:1";

/** Starts the product with a data folder of its own, and a browser. */
export async function openSite({ env = {}, waitFor }: SiteOptions = {}): Promise<Site> {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const dataDir = await mkdtemp(join(tmpdir(), "groundswell-pages-"));
  const groundswell = startGroundswell(["up"], {
    env: { PORT: String(port), GROUNDSWELL_DATA_DIR: dataDir, GITHUB_API_URL: NO_GITHUB, ...env },
  });
  const [browser] = await Promise.all([
    launchBrowser(),
    groundswell.waitForLine(/Groundswell is at/, 90_000).then(() => waitFor?.(base)),
  ]);
  return {
    base,
    browser,
    groundswell,
    async close() {
      await browser.close();
      groundswell.kill("SIGTERM");
      await groundswell.exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The first collection tells that GitHub is out of reach; pages say so from then on. */
export async function untilUnreachable(base: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const status = (await (await fetch(`${base}/api/v1/status`)).json()) as { github: { state: string } };
      if (status.github.state !== "unreachable") throw new Error(`GitHub is ${status.github.state}`);
    },
    { timeout: 60_000, interval: 200 },
  );
}

/** Effects are worked out once the pages are there already. */
export async function untilEffects(base: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const page = (await (await fetch(`${base}/api/v1/effects?limit=1`)).json()) as { items: unknown[] };
      if (page.items.length === 0) throw new Error("no effect yet");
    },
    { timeout: 60_000, interval: 200 },
  );
}
