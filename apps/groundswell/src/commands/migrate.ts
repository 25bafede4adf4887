import { distribute, type Distribution } from "@groundswell/db";
import { readConfig } from "../config.ts";
import { readContent, storeContent } from "../runtime/open-store.ts";
import { count, describeContent, say } from "../runtime/say.ts";
import { withStore } from "../runtime/with-store.ts";

/** Brings the schema up to date and stores what the project's files say: watchlist, archive, stories. */
export async function runMigrate({ distributed = false }: { distributed?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  const content = await readContent(config, { archive: true });
  await withStore(config, async (store) => {
    // Before there are many rows: they would be moved.
    if (distributed) say(describeDistribution(await distribute(store)));
    say(describeContent(await storeContent(store, content, Date.now())));
    say("The schema is up to date.");
  });
}

function describeDistribution({ placed, workers }: Distribution): string {
  const where = workers === 0 ? "the coordinator alone: no worker has been added" : count(workers, "worker");
  return placed.length === 0
    ? `All tables have their places, on ${where}.`
    : `${count(placed.length, "table")} placed, on ${where}.`;
}
