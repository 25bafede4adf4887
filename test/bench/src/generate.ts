import { UserError } from "@groundswell/core";
import { openCatalogue } from "./catalogue.ts";
import { fillCatalogue } from "./histories/fill-catalogue.ts";
import { readAmounts } from "./histories/read-amounts.ts";
import { listSizes } from "./histories/storage.ts";

/*
 * `npm run generate -- [projects=100000] [years=3] [whole=10000]`: fills the empty PostgreSQL database of DATABASE_URL
 * with generated projects and their daily histories, beside the bundled archive, and says what they take. `whole` of
 * them have their whole past: receipts, observations and trend days, of which the others have one, none and none.
 */

const DEFAULTS = { projects: 100_000, years: 3, whole: 10_000 };

async function main(args: readonly string[]): Promise<void> {
  const shape = readAmounts(args, DEFAULTS);
  const url = process.env["DATABASE_URL"];
  if (url === undefined) {
    throw new UserError("no database is named", {
      where: "DATABASE_URL",
      remedy: "name an empty database of a PostgreSQL server",
    });
  }
  const store = await openCatalogue({ url, dataDir: "" });
  try {
    const report = (line: string) => process.stderr.write(`${line}\n`);
    await fillCatalogue(store.db, { ...shape, whole: Math.min(shape.whole, shape.projects) }, report);
    for (const size of await listSizes(store.db)) process.stdout.write(`${JSON.stringify(size)}\n`);
  } finally {
    await store.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.where}: ${error.message}; ${error.remedy}\n`);
  process.exitCode = 2;
}
