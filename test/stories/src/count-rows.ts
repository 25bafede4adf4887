import { readDataVersion, type Database } from "@groundswell/db";

const TABLES = ["stories", "story_slugs", "story_versions", "story_mentions", "story_deliveries"];

/** How many rows the tables of stories have, and the data's version: what must stay when nothing is new. */
export async function countRows(db: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const [row] = await db.execute<{ n: number }>(`select count(*)::int as n from ${table}`);
    counts[table] = Number(row?.n);
  }
  return { ...counts, dataVersion: await readDataVersion(db) };
}
