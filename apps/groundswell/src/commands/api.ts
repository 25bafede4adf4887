import { readConfig } from "../config.ts";
import { composeApi } from "../runtime/compose.ts";
import { readContent, storeContent } from "../runtime/open-store.ts";
import { describeContent, say } from "../runtime/say.ts";
import { serve } from "../runtime/serve.ts";
import { untilEnd, untilStopped } from "../runtime/until-stopped.ts";
import { withStore } from "../runtime/with-store.ts";

/** The API alone: for a deployment whose collector and dashboard are other processes. */
export async function runApi(): Promise<void> {
  const config = readConfig(process.env);
  const stopped = untilStopped();
  const content = await readContent(config, { archive: true });
  await withStore(config, async (store) => {
    say(describeContent(await storeContent(store, content, Date.now())));
    const server = await serve(composeApi({ db: store.db, config, watchlist: content.watchlist }), null, config);
    say(`Groundswell's API is at ${server.url}/api/v1`);
    try {
      await untilEnd(stopped, store);
    } finally {
      await server.close();
    }
  });
}
