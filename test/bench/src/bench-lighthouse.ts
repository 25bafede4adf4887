import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, freePort, startGroundswell, startProcess } from "@groundswell/support";
import lighthouse, { type RunnerResult } from "lighthouse";
import { median, round, type Figure } from "./figure.ts";

/** Nothing listens there: the pages are those of the bundled archive. */
const NO_GITHUB = "http://127.0.0.1:1";
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

const START_MS = 60_000;
const WARM_UPS = 20;
const RUNS = 3;
const MOST_RUNS = 6;

type Run = Pick<RunnerResult["lhr"], "categories" | "audits">;

const PAGES = {
  overview: "/",
  project: "/aaif-goose/goose",
  compare: "/compare?projects=aaif-goose/goose,ollama/ollama",
  story: "/stories/open-source-ai-identity-crisis",
};
const AIMS = { performance: "≥ 95", accessibility: "≥ 100", "best-practices": "≥ 95", seo: "≥ 95" } as const;
const TIMES = {
  lcpMs: "largest-contentful-paint",
  fcpMs: "first-contentful-paint",
  cls: "cumulative-layout-shift",
  tbtMs: "total-blocking-time",
  bytes: "total-byte-weight",
};

/** Lighthouse's scores of the product's pages, as on a phone. */
export async function benchLighthouse(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "groundswell-bench-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { PORT: String(port), GROUNDSWELL_DATA_DIR: dataDir, GITHUB_API_URL: NO_GITHUB, LOG_LEVEL: "error" };
  const product = startGroundswell(["up"], { env });
  const debugPort = await freePort();
  const profile = `--user-data-dir=${join(dataDir, "chromium")}`;
  const chromium = startProcess(findChromium() ?? "chromium", [
    ...FLAGS,
    profile,
    `--remote-debugging-port=${debugPort}`,
  ]);
  try {
    const until = Date.now() + START_MS;
    await firstAnswer(url, until);
    await firstAnswer(`http://127.0.0.1:${debugPort}/json/version`, until);
    const figures: Figure[] = [];
    for (const [name, path] of Object.entries(PAGES)) figures.push(...(await look(name, url + path, debugPort)));
    return figures;
  } finally {
    chromium.kill();
    product.kill();
    await Promise.all([chromium.exited, product.exited]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function firstAnswer(url: string, until: number): Promise<void> {
  for (;;) {
    if ((await fetch(url).catch(() => null))?.ok === true) return;
    if (Date.now() > until) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function look(name: string, url: string, port: number): Promise<Figure[]> {
  // As a page that is read at all is asked for more than once.
  for (let time = 0; time < WARM_UPS; time += 1) await fetch(url);
  const runs: Run[] = [];
  // Now and then Chromium says that it has painted nothing.
  for (let time = 0; time < MOST_RUNS && runs.length < RUNS; time += 1) {
    const result = await lighthouse(url, { port, output: "json", logLevel: "error" });
    if (typeof result?.lhr.categories["performance"]?.score === "number") runs.push(result.lhr);
  }
  const times = Object.entries(TIMES).map(([key, audit]) => {
    return [key, round(median(runs.map(({ audits }) => audits[audit]?.numericValue ?? NaN)))] as const;
  });
  return Object.entries(AIMS).map(([category, aim]) => ({
    name: `Lighthouse ${category}: ${name}`,
    value: median(runs.map(({ categories }) => 100 * (categories[category]?.score ?? NaN))),
    unit: "of 100",
    aim,
    detail: { runs: runs.length, ...(category === "performance" ? Object.fromEntries(times) : {}) },
  }));
}
