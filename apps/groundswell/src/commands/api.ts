import { readConfig } from "../config.ts";
import { followContent } from "../content/follow-content.ts";
import { KeptContent } from "../content/kept-content.ts";
import { composeApi } from "../runtime/compose.ts";
import { createLogger } from "../runtime/logger.ts";
import { openReplica } from "../runtime/open-replica.ts";
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
    const logger = createLogger(config);
    const replica = await openReplica(store, config, logger);
    // A port that is taken must not leave the replica's connections, which would keep the process alive.
    try {
      const parts = { db: store.db, replica, config, kept: new KeptContent(content) };
      const server = await serve(composeApi(parts), null, { ...config, logger });
      const following = followContent({ ...parts, logger, tell: say }, stopped.signal);
      say(`Groundswell's API is at ${server.url}/api/v1`);
      try {
        await untilEnd(stopped, store);
      } finally {
        stopped.stop();
        await Promise.all([following, server.close()]);
      }
    } finally {
      await replica?.close();
    }
  });
}
