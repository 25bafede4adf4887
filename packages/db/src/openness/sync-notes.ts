import { contentHash, type Day, type InstantMs } from "@groundswell/core";
import { and, asc, desc, eq, lte } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { findProject } from "../projects/find-project.ts";
import { opennessNotes } from "../schema/index.ts";
import { bumpDataVersion } from "../state/data-version.ts";

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

/** Notes of a project as known, newest first. */
export async function readNotes(db: Executor, projectId: number, asOf: InstantMs | null): Promise<OpennessNote[]> {
  const rows = await db
    .select()
    .from(opennessNotes)
    .where(
      and(
        eq(opennessNotes.projectId, projectId),
        eq(opennessNotes.listed, true),
        asOf === null ? undefined : lte(opennessNotes.knownAt, new Date(asOf)),
      ),
    )
    .orderBy(desc(opennessNotes.dated), asc(opennessNotes.noteKey));
  return rows.map(({ kind, line, source, url, dated, says }) => ({ kind, line, source, url, dated, says }));
}

/**
 * Makes the notes of all projects these: what is new is added, what is in the file no more is hidden and kept.
 * @returns whether anything has changed
 */
export async function syncOpennessNotes(
  tx: Executor,
  notes: readonly (OpennessNote & { projectId: number })[],
  now: InstantMs,
): Promise<boolean> {
  const { projectId, noteKey, listed } = opennessNotes;
  const known = await tx.select({ projectId, noteKey, listed }).from(opennessNotes);
  const wanted = new Map(notes.map((note) => [keyOf(note), note]));
  const turned = known.filter((row) => row.listed !== wanted.has(row.noteKey));
  for (const row of turned) {
    await tx
      .update(opennessNotes)
      .set({ listed: !row.listed })
      .where(and(eq(projectId, row.projectId), eq(noteKey, row.noteKey)));
  }
  const keys = new Set(known.map((row) => row.noteKey));
  const added = [...wanted].filter(([key]) => !keys.has(key));
  for (const [key, note] of added) {
    await tx.insert(opennessNotes).values({ ...note, noteKey: key, listed: true, knownAt: new Date(now) });
  }
  return turned.length + added.length > 0;
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
