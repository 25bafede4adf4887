import { hideSecrets, UserError } from "@groundswell/core";
import { chooseSources, syncCoverage, tellerOf } from "@groundswell/sources";
import type { Coverage } from "@groundswell/watchlist";
import { readConfig } from "../config.ts";
import { describeSync, toSyncJson } from "../coverage/describe-report.ts";
import { composeFetcher } from "../runtime/compose.ts";
import { createLogger } from "../runtime/logger.ts";
import { readContent, storeContent } from "../runtime/open-store.ts";
import { say } from "../runtime/say.ts";
import { untilStopped } from "../runtime/until-stopped.ts";
import { withStore } from "../runtime/with-store.ts";

export interface SyncFlags {
  json?: boolean;
  /** Ids, addresses or kinds. */
  only?: string[];
}

/** Asks the places of coverage that are due, or those that are named, now; 1 when every one that was asked failed. */
export async function runStoriesSync({ json = false, only = [] }: SyncFlags): Promise<void> {
  const config = readConfig(process.env);
  const content = await readContent(config, { archive: false });
  const { coverage } = content.watchlist;
  const { unknown } = chooseSources(coverage, only);
  if (unknown.length > 0) {
    throw new UserError(`no place of coverage is called ${unknown.map(hideSecrets).join(" or ")}`, {
      where: config.watchlistFile,
      remedy: describeNames(coverage),
    });
  }
  const { signal } = untilStopped();
  const fetcher = composeFetcher(config);
  try {
    await withStore(config, async (store) => {
      await storeContent(store, content, Date.now());
      const report = await syncCoverage({
        db: store.db,
        watchlist: content.watchlist,
        fetcher,
        logger: createLogger(config),
        env: process.env,
        now: Date.now,
        only,
        // Who names a source wants it asked.
        early: only.length > 0,
        signal,
      });
      say(json ? toSyncJson(report) : describeSync(report));
      const asked = report.sources.filter(({ outcome }) => outcome !== "not due");
      if (asked.length > 0 && asked.every(({ outcome }) => outcome === "failed")) process.exitCode = 1;
    });
  } finally {
    await fetcher.close();
  }
}

/** What `--only` can name: the kinds that the watchlist has, and its entries. */
function describeNames(coverage: readonly Coverage[]): string {
  if (coverage.length === 0) {
    return "the watchlist has no coverage at all: add some under `coverage:` in it, as in `coverage: [{ kind: hackernews }]`";
  }
  const names = new Set([...coverage.map(({ kind }) => kind), ...coverage.map(tellerOf).map(hideSecrets)]);
  return `name one that the watchlist has: ${[...names].slice(0, 20).join(", ")}`;
}
