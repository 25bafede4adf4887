import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, launchBrowser, startGroundswell, type RunningProcess, type TestBrowser } from "@groundswell/support";

/** The product as it runs, and a browser beside it. */
export interface Site {
  base: string;
  browser: TestBrowser;
  /** The product's process. */
  groundswell: RunningProcess;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Settings beside the port and the data folder. Unless they say otherwise nothing listens where GitHub should be. */
  env?: Record<string, string>;
  /** Fills the data folder before the product starts; it is empty unless given. */
  prepare?: (dataDir: string) => Promise<void>;
  /** Called when the product answers, before the browser starts: what pages must not be opened without. */
  waitFor?: (base: string) => Promise<void>;
  /** One that runs already, and is not to be closed with the site. */
  browser?: TestBrowser;
}

/** Where wrong numbers are to be reported; nobody is asked there. */
export const REPORT_URL = "https://example.org/issues/new";

/** Starts the product with a data folder of its own, and a browser. */
export async function openSite({ env = {}, prepare, waitFor, browser: given }: SiteOptions = {}): Promise<Site> {
  const port = await freePort();
  const noGithub = `http://127.0.0.1:${await freePort()}`;
  const base = `http://localhost:${port}`;
  const dataDir = await mkdtemp(join(tmpdir(), "groundswell-pages-"));
  await prepare?.(dataDir);
  const groundswell = startGroundswell(["up"], {
    env: { PORT: String(port), GROUNDSWELL_DATA_DIR: dataDir, GITHUB_API_URL: noGithub, REPORT_URL, ...env },
  });
  const [browser] = await Promise.all([
    given ?? launchBrowser(),
    groundswell.waitForLine(/Groundswell is at/, 110_000).then(() => waitFor?.(base)),
  ]);
  return {
    base,
    browser,
    groundswell,
    async close() {
      if (given === undefined) await browser.close();
      groundswell.kill("SIGTERM");
      await groundswell.exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The first collection tells that GitHub is out of reach; pages say so from then on. */
export async function untilUnreachable(base: string): Promise<void> {
  await until("GitHub is known to be out of reach", async () => {
    const status = (await (await fetch(`${base}/api/v1/status`)).json()) as { github: { state: string } };
    return status.github.state === "unreachable";
  });
}

/** Effects are worked out once the pages are there already. */
export async function untilEffects(base: string): Promise<void> {
  await until("effects are worked out", async () => {
    const page = (await (await fetch(`${base}/api/v1/effects?limit=1`)).json()) as { items: unknown[] };
    return page.items.length > 0;
  });
}

/** @throws Error when it is not so within a minute */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within a minute: ${what}`);
    await sleep(200);
  }
}
