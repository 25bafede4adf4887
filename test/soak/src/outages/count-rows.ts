import { connect } from "@groundswell/db";
import { sql } from "drizzle-orm";

/** Facts: what is in these is never taken away. */
const TABLES = ["receipts", "observations", "surviving_days", "release_revisions", "project_notices", "story_versions"];

/** How many rows each table of facts has. */
export async function countRows(databaseUrl: string): Promise<Record<string, number>> {
  const connection = await connect({ url: databaseUrl, dataDir: "", maxConnections: 1 });
  try {
    const counts: [string, number][] = [];
    for (const table of TABLES) {
      const [row] = await connection.db.execute<{ count: number }>(
        sql`select count(*)::int as count from ${sql.identifier(table)}`,
      );
      counts.push([table, row?.count ?? 0]);
    }
    return Object.fromEntries(counts);
  } finally {
    await connection.close();
  }
}
