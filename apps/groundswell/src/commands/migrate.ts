import { readConfig } from "../config.ts";
import { readContent, storeContent } from "../runtime/open-store.ts";
import { describeContent, say } from "../runtime/say.ts";
import { withStore } from "../runtime/with-store.ts";

/** Brings the schema up to date and stores what the project's files say: watchlist, archive, stories. */
export async function runMigrate(): Promise<void> {
  const config = readConfig(process.env);
  const content = await readContent(config, { archive: true });
  await withStore(config, async (store) => {
    say(describeContent(await storeContent(store, content, Date.now())));
    say("The schema is up to date.");
  });
}
