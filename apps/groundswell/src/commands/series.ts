import { METRICS, UserError } from "@groundswell/core";
import { readSeries, syncWatchlist } from "@groundswell/db";
import { readConfig } from "../config.ts";
import { chooseProject } from "../runtime/choose-projects.ts";
import { loadWatchlist } from "../runtime/load-watchlist.ts";
import { say } from "../runtime/say.ts";
import { withStore } from "../runtime/with-store.ts";

/** A project's daily series on standard output. */
export async function runSeries(
  repo: string,
  { metric: asked, json = false }: { metric: string; json?: boolean; csv?: boolean },
): Promise<void> {
  const config = readConfig(process.env);
  const metric = METRICS.find((m) => m === asked);
  if (metric === undefined) {
    throw new UserError(`no metric ${JSON.stringify(asked)}`, {
      where: "--metric",
      remedy: `use one of ${METRICS.join(", ")}`,
    });
  }
  const { watchlist } = await loadWatchlist(config.watchlistFile);
  await withStore(config, async ({ db }) => {
    await syncWatchlist(db, watchlist.projects);
    const project = await chooseProject(db, repo, config.watchlistFile);
    const query = { metric, interval: "day" as const, from: null, to: null, asOf: null };
    const { points, sources, asOf: knownAt } = await readSeries(db, project.id, query);
    const asOf = knownAt === null ? null : new Date(knownAt).toISOString();
    if (json) say(JSON.stringify({ repo: project.repo, metric, interval: "day", points, sources, asOf }));
    else {
      const lines = points.map((p) => [p.t, p.value ?? "", p.quality, p.receipt ?? ""].join(","));
      say(["day,value,quality,receipt", ...lines].join("\n"));
    }
  });
}
