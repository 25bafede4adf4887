import type { Connection } from "@groundswell/db";
import type { Config } from "../config.ts";
import { openStore } from "./open-store.ts";

/** Opens the database for a verb, and closes it whatever comes. */
export async function withStore<T>(config: Config, run: (store: Connection) => Promise<T>): Promise<T> {
  const store = await openStore(config);
  try {
    return await run(store);
  } finally {
    await store.close();
  }
}
