import { createTestDatabase, startPostgres } from "@groundswell/support";
import { benchCharts } from "./bench-charts.ts";
import { benchCollect } from "./bench-collect.ts";
import { benchEffects } from "./bench-effects.ts";
import { benchHttp } from "./bench-http.ts";
import { benchImport } from "./bench-import.ts";
import { benchLink } from "./bench-link.ts";
import { benchPages } from "./bench-pages.ts";
import { benchScale, SCALE_SIZES } from "./bench-scale.ts";
import { benchStart } from "./bench-start.ts";
import { benchTrends } from "./bench-trends.ts";
import { printFigure, type Figure } from "./figure.ts";

/*
 * `npm run bench [-- part …]`: prints one JSON line per figure. Parts: import, collect, http, charts, link, trends, effects,
 * scale, pages, start; all when none is named. `scale=1000,100000` says of how many projects.
 * Everything that a figure is compared with is measured in the same run.
 */

const SIZES = /^scale=(\d+(?:,\d+)*)$/;
const given = process.argv.slice(2);
const sizes = given.flatMap((arg) => SIZES.exec(arg)?.[1]?.split(",").map(Number) ?? []);
if (sizes.length === 0) sizes.push(...SCALE_SIZES);

const parts: Record<string, () => Promise<Figure[]>> = {
  import: withServer(async (url) => [await benchImport(url), await benchImport(null)]),
  collect: withServer(benchCollect),
  http: withServer(async (url) => {
    const database = await createTestDatabase(url);
    try {
      return [...(await benchHttp(database.url)), ...(await benchHttp(null))];
    } finally {
      await database.drop();
    }
  }),
  charts: benchCharts,
  link: benchLink,
  trends: withServer(benchTrends),
  effects: withServer(benchEffects),
  scale: withServer((url) => benchScale(url, sizes)),
  pages: withServer(benchPages),
  start: benchStart,
};

const asked = given.map((arg) => (SIZES.test(arg) ? "scale" : arg));
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(`no part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}\n`);
  process.exit(2);
}
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const figure of await run()) printFigure(figure);
}

/** A PostgreSQL server for the length of a part: the one in TEST_DATABASE_URL, or one of our own. */
function withServer(run: (url: string) => Promise<Figure[]>): () => Promise<Figure[]> {
  return async () => {
    const given = process.env["TEST_DATABASE_URL"];
    if (given !== undefined) return run(given);
    const server = await startPostgres();
    try {
      return await run(server.url);
    } finally {
      await server.stop();
    }
  };
}
