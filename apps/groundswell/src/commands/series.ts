import { METRICS, UserError } from "@groundswell/core";
import { findProject, readSeries } from "@groundswell/db";
import { readConfig } from "../config.ts";
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
  await withStore(config, async ({ db }) => {
    const project = await findProject(db, repo);
    if (project === null) {
      throw new UserError(`no watched project is or was called ${repo}`, {
        where: config.watchlistFile,
        remedy: "add it there, or check the spelling (owner/name)",
      });
    }
    const query = { metric, interval: "day" as const, from: null, to: null, asOf: null };
    const { points, sources } = await readSeries(db, project.id, query);
    if (json) say(JSON.stringify({ repo: project.repo, metric, interval: "day", points, sources }));
    else {
      const lines = points.map((p) => [p.t, p.value ?? "", p.quality, p.receipt ?? ""].join(","));
      say(["day,value,quality,receipt", ...lines].join("\n"));
    }
  });
}
