import { connect, hasDatabase, listReviews, readSchemaState, type Review } from "@groundswell/db";
import type { Config } from "../config.ts";

const MAX_REVIEWS = 200;

/** Mentions that wait for somebody's word; or why they could not be read. */
export type ReviewsRead = { reviews: Review[]; more: boolean } | { why: string };

/** The review list, where there is a database that is free. It is read as it is: nothing is migrated or made. */
export async function readReviews({ databaseUrl, databaseConnections, dataDir }: Config): Promise<ReviewsRead> {
  if (databaseUrl === undefined && !hasDatabase(dataDir)) return { why: "there is no database yet" };
  try {
    const store = await connect({ url: databaseUrl, dataDir, maxConnections: databaseConnections });
    try {
      const { pending, unknown } = await readSchemaState(store.db);
      if (pending + unknown > 0)
        return { why: "the database's schema is another program's; npm start brings it up to date" };
      const { items, next } = await listReviews(store.db, { limit: MAX_REVIEWS, after: null });
      return { reviews: items, more: next !== null };
    } finally {
      await store.close();
    }
  } catch (error) {
    // In use, out of reach, or of an older program: the check of the files holds all the same.
    return { why: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
}
