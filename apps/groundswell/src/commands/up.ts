import { readConfig, type Config } from "../config.ts";
import { followContent } from "../content/follow-content.ts";
import { KeptContent } from "../content/kept-content.ts";
import { followCoverage } from "../coverage/follow-coverage.ts";
import { followPins } from "../pins/follow-pins.ts";
import { composeApi, composeCollector } from "../runtime/compose.ts";
import { startDemo, type Demo } from "../runtime/demo.ts";
import { count, describeContent, say } from "../runtime/say.ts";
import { loadDashboard } from "../runtime/load-dashboard.ts";
import { createLogger } from "../runtime/logger.ts";
import { openStore, readContent, storeContent } from "../runtime/open-store.ts";
import { serve } from "../runtime/serve.ts";
import { untilEnd, untilStopped } from "../runtime/until-stopped.ts";

/** Everything in one process, until it is told to stop. */
export async function runUp({ demo: wantsDemo = false }: { demo?: boolean }): Promise<void> {
  const configured = readConfig(process.env);
  const demo = wantsDemo ? await startDemo(configured) : null;
  try {
    await runAll(demo?.config ?? configured, demo);
  } finally {
    await demo?.stop();
  }
}

async function runAll(config: Config, demo: Demo | null): Promise<void> {
  const stopped = untilStopped();
  // Files first: a mistake in one is told before anything is opened or stored.
  const content = await readContent(config, { archive: demo === null });
  const dashboard = await loadDashboard();
  const store = await openStore(config);
  try {
    say(describeContent(await storeContent(store, content, Date.now())));
    const kept = new KeptContent(content);
    const { watchlist } = kept;
    const parts = { db: store.db, config, kept, simulated: demo !== null };
    const collector = await composeCollector(parts);
    const server = await serve(composeApi(parts), dashboard, { ...config, logger: createLogger(config) });
    say(`Groundswell is at ${server.url}${demo === null ? "" : " (a simulated world: every figure is invented)"}`);
    say(describeCollecting(config, demo !== null));
    if (demo === null && watchlist.coverage.length > 0) {
      say(`Looking for stories in ${count(watchlist.coverage.length, "place")} of coverage, every hour.`);
    }
    if (demo === null && watchlist.discussion.length > 0) {
      say(`Counting public posts at ${watchlist.discussion.map(({ kind }) => kind).join(", ")}, day by day.`);
    }
    const { signal } = stopped;
    const working = [
      collector.collectUntil(signal),
      followContent({ ...parts, logger: createLogger(config), tell: say }, signal),
      followCoverage(parts, signal),
      followPins(parts, signal),
    ];
    try {
      await untilEnd(stopped, store);
      say("Stopping.");
    } finally {
      stopped.stop();
      await Promise.all([...working, server.close()]);
    }
  } finally {
    await store.close();
  }
}

function describeCollecting({ githubToken, collectIntervalMs }: Config, simulated: boolean): string {
  const identity = githubToken === null ? "GitHub without a token (60 requests an hour)" : "GitHub with a token";
  return `Collecting from ${simulated ? "a simulated GitHub" : identity}, totals every ${duration(collectIntervalMs)}. Ctrl-C stops.`;
}

function duration(ms: number): string {
  if (ms >= 3_600_000) return `${ms / 3_600_000} h`;
  return ms >= 60_000 ? `${ms / 60_000} min` : `${ms / 1_000} s`;
}
