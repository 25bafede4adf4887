import { connect } from "@groundswell/db";
import { sql } from "drizzle-orm";

/** What is stored of what was told and collected. */
export interface Facts {
  deliveries: number;
  /** Goose's, as observed last. */
  stars: number;
  /** Observations whose receipt is not there. */
  orphans: number;
  /** When the collector last stored what GitHub said. */
  collectedAt: number;
}

export async function readFacts(databaseUrl: string): Promise<Facts> {
  const connection = await connect({ url: databaseUrl, dataDir: "", maxConnections: 1 });
  try {
    const [row] = await connection.db.execute<Facts & Record<string, unknown>>(sql`
      select (select count(*)::int from webhook_deliveries) as deliveries,
        (select o.stars::int from observations o join projects p on p.id = o.project_id
          where p.repo = 'aaif-goose/goose' order by o.observed_at desc limit 1) as stars,
        (select count(*)::int from observations o
          where not exists (select from receipts r where r.project_id = o.project_id and r.key = o.receipt_key)) as orphans,
        (select coalesce(extract(epoch from max(o.observed_at)) * 1000, 0)::float8 from observations o
          join projects p on p.id = o.project_id where p.repo = 'ollama/ollama') as "collectedAt"`);
    if (row === undefined) throw new Error("no facts");
    return row;
  } finally {
    await connection.close();
  }
}
