import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";

export interface Demo {
  /** The configuration with the simulated world in GitHub's place, and a data folder of its own. */
  config: Config;
  stop(): Promise<void>;
}

/** Accepted by the stand-in alone; the real GitHub never sees it. */
const DEMO_TOKEN = "demo-token";

/**
 * Starts the simulated world: the GitHub stand-in that our tests use, with invented projects. Its figures go to a
 * folder of their own and never meet real ones.
 */
export async function startDemo(config: Config): Promise<Demo> {
  const { demoWatchlistYaml, demoWorld, startStandin } = await import("@groundswell/github-standin");
  const dataDir = join(config.dataDir, "demo");
  await mkdir(dataDir, { recursive: true });
  const watchlistFile = join(dataDir, "watchlist.yaml");
  await writeFile(watchlistFile, demoWatchlistYaml());
  const standin = await startStandin({ world: demoWorld(Date.now()), tokens: [{ token: DEMO_TOKEN }] });
  return {
    config: {
      ...config,
      dataDir,
      databaseUrl: undefined,
      watchlistFile,
      storiesDir: join(dataDir, "stories"),
      githubApiUrl: standin.url,
      githubToken: DEMO_TOKEN,
      collectIntervalMs: 60_000,
    },
    stop: () => standin.close(),
  };
}
