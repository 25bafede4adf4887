import { contentHash, type Day, type InstantMs } from "@groundswell/core";
import { and, asc, desc, eq, gt, lte, or } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { findProject } from "../projects/find-project.ts";
import { opennessNotes } from "../schema/index.ts";
import { bumpDataVersion } from "../state/data-version.ts";
import { takeTurn } from "../state/take-turn.ts";

/** What somebody says beside a ledger. */
export interface OpennessNote {
  kind: "correction" | "assessment";
  /** The line that a correction is about; null for an assessment of the whole. */
  line: string | null;
  /** Who says so. */
  source: string;
  /** Where it can be read. */
  url: string;
  dated: Day;
  says: string;
}

/** Notes of a project as known, newest first; of a past instant also those that were taken out of the file since. */
export async function readNotes(db: Executor, projectId: number, asOf: InstantMs | null): Promise<OpennessNote[]> {
  const { knownAt, listed, unlistedAt } = opennessNotes;
  const then = new Date(asOf ?? 0);
  const isShown =
    asOf === null ? eq(listed, true) : and(lte(knownAt, then), or(eq(listed, true), gt(unlistedAt, then)));
  const rows = await db
    .select()
    .from(opennessNotes)
    .where(and(eq(opennessNotes.projectId, projectId), isShown))
    .orderBy(desc(opennessNotes.dated), asc(opennessNotes.noteKey));
  return rows.map(({ kind, line, source, url, dated, says }) => ({ kind, line, source, url, dated, says }));
}

/**
 * Makes the notes of all projects these: what is new is added, what is in the file no more is hidden from now on and
 * kept.
 * @returns whether anything has changed
 */
export async function syncOpennessNotes(
  tx: Executor,
  notes: readonly (OpennessNote & { projectId: number })[],
  now: InstantMs,
): Promise<boolean> {
  const { projectId, noteKey, knownAt, listed } = opennessNotes;
  const shown = await tx.select({ projectId, noteKey }).from(opennessNotes).where(eq(listed, true));
  const wanted = new Map(notes.map((note) => [keyOf(note), note]));
  const gone = shown.filter((row) => !wanted.has(row.noteKey));
  for (const row of gone) {
    await tx
      .update(opennessNotes)
      .set({ listed: false, unlistedAt: new Date(now) })
      .where(and(eq(projectId, row.projectId), eq(noteKey, row.noteKey), eq(listed, true)));
  }
  const keys = new Set(shown.map((row) => row.noteKey));
  const added = [...wanted].filter(([key]) => !keys.has(key));
  for (const [key, note] of added) {
    await tx
      .insert(opennessNotes)
      .values({ ...note, noteKey: key, listed: true, knownAt: new Date(now) })
      // Put in again within the millisecond: it was never away.
      .onConflictDoUpdate({ target: [projectId, noteKey, knownAt], set: { listed: true, unlistedAt: null } });
  }
  return gone.length + added.length > 0;
}

/**
 * The same of notes that name repositories, under whatever name, in one transaction. What is said of a repository that
 * nobody watches waits until somebody does.
 * @returns whether anything has changed
 */
export async function syncNotesByRepo(
  db: Database,
  notes: readonly (OpennessNote & { repo: string })[],
  now: InstantMs,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await takeTurn(tx);
    const ours: (OpennessNote & { projectId: number })[] = [];
    for (const { repo, ...note } of notes) {
      const project = await findProject(tx, repo);
      if (project !== null) ours.push({ ...note, projectId: project.id });
    }
    const hasChanged = await syncOpennessNotes(tx, ours, now);
    if (hasChanged) await bumpDataVersion(tx);
    return hasChanged;
  });
}

/** The project is a part of it: two projects may be said the same of. */
function keyOf({ projectId, kind, line, source, url, dated, says }: OpennessNote & { projectId: number }): string {
  return contentHash(JSON.stringify([projectId, kind, line, source, url, dated, says])).slice(-16);
}
