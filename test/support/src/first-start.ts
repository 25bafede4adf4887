import { createHash } from "node:crypto";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runGroundswell } from "./start-groundswell.ts";
import { makeOnce, TEMPLATES_FOLDER } from "./store-templates.ts";

/**
 * Fills a data folder with what a first start leaves there: the schema, a watchlist and the bundled archive and stories,
 * and nothing collected. It is made once a run and copied, as a first start takes five times as long as a later one.
 * @param watchlist a file; the bundled one unless given
 * @throws Error outside of vitest's projects with databases, or when the first start fails
 */
export async function copyFirstStart(dataDir: string, watchlist?: string): Promise<void> {
  const templates = process.env[TEMPLATES_FOLDER];
  if (templates === undefined) throw new Error(`${TEMPLATES_FOLDER} is not set: run this in vitest's \`end-to-end\``);
  const env = watchlist === undefined ? {} : { WATCHLIST: watchlist };
  const text = watchlist === undefined ? "" : await readFile(watchlist, "utf8");
  const name = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const made = await makeOnce(join(templates, `first-start-${name}`), async (at) => {
    const folder = join(at, "data");
    const { code, stderr } = await runGroundswell(["migrate"], { env: { ...env, GROUNDSWELL_DATA_DIR: folder } });
    if (code !== 0) throw new Error(`the first start failed: ${stderr}`);
    return folder;
  });
  await cp(made, dataDir, { recursive: true });
}
