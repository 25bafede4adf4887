import type { Collector } from "@groundswell/collector";
import { readFreshness, type Database, type FreshnessRow } from "@groundswell/db";
import { RunWatch } from "../collecting/watch-run.ts";
import { readConfig, type Config } from "../config.ts";
import { KeptContent } from "../content/kept-content.ts";
import { chooseProjects } from "./choose-projects.ts";
import { composeCollector } from "./compose.ts";
import type { LogDestination } from "./logger.ts";
import { readContent, storeContent } from "./open-store.ts";
import { untilStopped } from "./until-stopped.ts";
import { withStore } from "./with-store.ts";

/** What the verbs that collect work with. */
export interface CollectorRun {
  db: Database;
  config: Config;
  kept: KeptContent;
  /** Where log lines go, when not simply to standard error. */
  logTo: LogDestination | undefined;
  collector: Collector;
  watch: RunWatch;
  /** Our ids of the projects that were named; null: no names, so all. */
  only: readonly number[] | null;
  signal: AbortSignal;
}

/**
 * Opens the database and makes a collector for a verb that runs it.
 * @param names of projects, as people write them; none for all
 * @throws UserError when a file is wrong, the database is somebody else's, or nobody watches a name
 */
export async function withCollector(
  names: readonly string[],
  run: (run: CollectorRun) => Promise<void>,
): Promise<void> {
  const config = readConfig(process.env);
  const { signal } = untilStopped();
  const content = await readContent(config, { archive: false });
  await withStore(config, async (store) => {
    const { db } = store;
    await storeContent(store, content, Date.now());
    const chosen = await chooseProjects(db, names, config.watchlistFile);
    const only = names.length === 0 ? null : chosen.map(({ id }) => id);
    const terminal = process.stderr;
    // A log line on a terminal must not end up in the middle of the progress line.
    let above = (print: () => void) => print();
    const logTo = terminal.isTTY ? { write: (line: string) => above(() => terminal.write(line)) } : undefined;
    const collector = await composeCollector({ db, config, ...(logTo === undefined ? {} : { logTo }) });
    const watch = new RunWatch({ db, collector, only, now: Date.now, terminal });
    above = (print) => watch.line.above(print);
    try {
      await run({ db, config, kept: new KeptContent(content), logTo, collector, watch, only, signal });
    } finally {
      await watch.end();
    }
  });
}

/** How fresh the projects are that a run is about. */
export async function readFreshnessOf({ db, only }: Pick<CollectorRun, "db" | "only">): Promise<FreshnessRow[]> {
  const all = await readFreshness(db);
  return only === null ? all : all.filter(({ projectId }) => only.includes(projectId));
}
