import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";

/** How a pinned chart stands to what is known now. */
export interface PinState {
  /** Figures of a project that it shows were read after its instant. */
  hasNewer: boolean;
  /** What it shows of the past is known otherwise now: there is an entry among the corrections. */
  wasRevised: boolean;
}

/** Null when there is no such pin. A new name of a project revises no figure. */
export async function readPinState(db: Executor, subjectKey: string): Promise<PinState | null> {
  const [row] = await db.execute<{ hasNewer: boolean; wasRevised: boolean }>(sql`
    select exists (select 1 from unnest(p.project_ids) as shown (id) where exists (
        select 1 from observations o where o.project_id = shown.id and o.observed_at > p.as_of)) as "hasNewer",
      exists (select 1 from pin_corrections c where c.subject_key = p.subject_key and c.kind <> 'renamed') as "wasRevised"
    from pin_subjects p where p.subject_key = ${subjectKey}`);
  return row === undefined ? null : { hasNewer: row.hasNewer, wasRevised: row.wasRevised };
}
