import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** What a database has besides its schema. */
export interface StoreHealth {
  /** Whether names are searched by an index of trigrams (`pg_trgm`); without it each search reads all projects. */
  hasTrigrams: boolean;
  hasSearchIndex: boolean;
  /** Charts that are published for ever. */
  pins: { charts: number; answers: number; bytes: number; lost: number };
}

/** Reads it; changes nothing. */
export async function readStoreHealth(db: Executor): Promise<StoreHealth> {
  const [row] = await db.execute<Record<string, unknown> & { trigrams: boolean; index: boolean }>(sql`
    select exists (select from pg_extension where extname = 'pg_trgm') as trigrams,
      exists (select from pg_class where relname = 'standings_search_idx') as index`);
  const [pins] = await db.execute<Record<string, unknown> & StoreHealth["pins"]>(sql`
    select (select count(*)::int from pin_subjects) as charts,
      (select count(*)::int from pin_renders) as answers,
      (select coalesce(sum(octet_length(body)), 0)::float8 from pin_renders) as bytes,
      (select count(*)::int from pin_addresses a
        where not exists (select from pin_subjects s where s.subject_key = a.subject_key)) as lost`);
  return {
    hasTrigrams: row?.trigrams ?? false,
    hasSearchIndex: row?.index ?? false,
    pins: pins ?? { charts: 0, answers: 0, bytes: 0, lost: 0 },
  };
}
