import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { ProjectMatches } from "./match-projects.ts";

/** Which number each project of a file has here. */
export interface IdMap {
  /** There was nothing before. */
  isIntoEmpty: boolean;
  /** Projects of the file that were there already: the file's number and ours. */
  matches: ReadonlyMap<number, number>;
  known: number;
  /** Projects that have another number here. */
  renumbered: number;
  /** Makes the tables that statements look numbers up in. */
  store(): Promise<void>;
  /** Notes another number. */
  add(fileId: number, id: number): Promise<void>;
}

/**
 * Numbers of projects, in a table of the transaction's own, `import_ids`, which has those that differ; pins of such projects
 * have other keys than in the file, and `import_pins` has these. `import_ranks` has the rank of the earliest name of each
 * project that was here before.
 */
export function createIdMap(tx: Executor, { isIntoEmpty, matches }: ProjectMatches): IdMap {
  const map: IdMap = {
    isIntoEmpty,
    matches,
    known: matches.size,
    renumbered: 0,
    async store() {
      await tx.execute(
        sql`create temporary table import_ids (file_id integer primary key, id integer not null) on commit drop`,
      );
      await tx.execute(
        sql`create temporary table import_pins (file_key text primary key, key text not null) on commit drop`,
      );
      await tx.execute(
        sql`create temporary table import_ranks (project_id integer primary key, lowest integer not null) on commit drop`,
      );
      await tx.execute(
        sql`insert into import_ranks select project_id, min(rank) from project_names group by project_id`,
      );
      for (const [fileId, id] of matches) if (fileId !== id) await this.add(fileId, id);
    },
    async add(fileId, id) {
      map.renumbered += 1;
      await tx.execute(sql`insert into import_ids values (${fileId}, ${id})`);
    },
  };
  return map;
}
