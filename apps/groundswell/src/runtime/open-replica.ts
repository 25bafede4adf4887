import { connectReplica, type Connection, type Replica } from "@groundswell/db";
import type { Logger } from "pino";
import type { Config } from "../config.ts";

/** The replica that reads go to; null where none is named. One that does not answer is waited for, and reads go on. */
export async function openReplica(
  store: Connection,
  { databaseReadUrl: url, databaseConnections }: Pick<Config, "databaseReadUrl" | "databaseConnections">,
  logger: Logger,
): Promise<Replica | null> {
  if (url === null) return null;
  const tell = (isInUse: boolean, error: unknown) => {
    if (isInUse) logger.info("reads go to the replica");
    else logger.warn({ err: error }, "the replica does not answer: reads go to the primary");
  };
  const replica = await connectReplica(store, { url, tell, maxConnections: databaseConnections });
  if (!replica.state().isInUse) logger.warn("the replica of DATABASE_READ_URL is not ready: reads go to the primary");
  return replica;
}
