import { contentHash, dayOf, receiptKey, repoKey, type InstantMs, type Receipt } from "@groundswell/core";
import { desc, eq } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { forEachProject } from "../derived/for-each-project.ts";
import { lockCaches } from "../derived/lock-caches.ts";
import { refreshDailyTotals } from "../derived/refresh-daily.ts";
import { refreshImported } from "../derived/refresh-imported.ts";
import { archiveImports, projectNames } from "../schema/index.ts";
import { markImport, noteImportEnded } from "../state/caches-state.ts";
import { archiveRequest } from "./archive-request.ts";
import { recordObservations, type NewObservation } from "./record-observations.ts";
import { recordReleases } from "./record-releases.ts";

/** Figures of an archive, already validated. Repositories are under the names that they bore then. */
export interface ArchiveData {
  file: string;
  contentHash: string;
  /** When the archive was put together. */
  compiledAt: InstantMs;
  observations: readonly (Omit<NewObservation, "archived"> & { repo: string; source: string })[];
  releases: readonly { repo: string; tag: string; taggedAt: InstantMs; prerelease: boolean; source: string }[];
  sourceUrls: ReadonlyMap<string, string>;
}

export interface ImportResult {
  /** True: this very file was imported before, and nothing was done. */
  alreadyImported: boolean;
  observations: { read: number; added: number };
  releases: { read: number; added: number };
  /** Names in the archive that no watched project bears or bore, with their rows. */
  unknown: Map<string, number>;
}

/**
 * Imports an archive's figures to the projects that bear or bore their names: first the facts, a transaction a project;
 * then weekday factors, as they are pooled over all; then what else is derived, a transaction a project. Running it
 * twice, or again after it was cut short, adds what is missing and nothing else.
 */
export async function importArchive(db: Database, data: ArchiveData, now: InstantMs): Promise<ImportResult> {
  const result: ImportResult = {
    alreadyImported: false,
    observations: { read: data.observations.length, added: 0 },
    releases: { read: data.releases.length, added: 0 },
    unknown: new Map(),
  };
  const holders = await readHolders(db);
  const hash = contentHash(`${data.contentHash} into ${JSON.stringify([...holders].sort())}`);
  const [done] = await db.select().from(archiveImports).where(eq(archiveImports.contentHash, hash));
  if (done !== undefined) return { ...result, alreadyImported: true };
  const byProject = groupByProject(data, holders, result.unknown);
  await markImport(db, hash, now);
  await forEachProject(db, byProject.keys(), async (tx, projectId) => {
    const added = await importProject(tx, data, projectId, byProject.get(projectId) ?? EMPTY_SHARE);
    result.observations.added += added.observations;
    result.releases.added += added.releases;
    await markImport(tx, hash, now);
  });
  await refreshImported(db, new Map([...byProject].map(([id, { observations }]) => [id, earliestOf(observations)])), {
    from: earliestOf(data.observations),
    to: latestOf(data.observations),
  });
  await db.transaction(async (tx) => {
    const row = { contentHash: hash, file: data.file, importedAt: new Date(now) };
    await tx.insert(archiveImports).values(row).onConflictDoNothing();
    await noteImportEnded(tx, hash);
  });
  return result;
}

/**
 * Which project a name's figures belong to. Names never changed hands in an archive; where one did since, its figures
 * are those of the project that bore it first.
 */
async function readHolders(db: Database): Promise<Map<string, number>> {
  const { nameKey, projectId } = projectNames;
  const rows = await db.select({ nameKey, projectId }).from(projectNames).orderBy(desc(projectId));
  return new Map(rows.map((row) => [row.nameKey, row.projectId]));
}

interface ProjectShare {
  observations: ArchiveData["observations"][number][];
  releases: ArchiveData["releases"][number][];
}

function groupByProject(
  data: ArchiveData,
  holders: ReadonlyMap<string, number>,
  unknown: Map<string, number>,
): Map<number, ProjectShare> {
  const shares = new Map<number, ProjectShare>();
  const shareOf = (repo: string) => {
    const projectId = holders.get(repoKey(repo));
    if (projectId === undefined) {
      unknown.set(repo, (unknown.get(repo) ?? 0) + 1);
      return null;
    }
    const share = shares.get(projectId) ?? { observations: [], releases: [] };
    shares.set(projectId, share);
    return share;
  };
  for (const row of data.observations) shareOf(row.repo)?.observations.push(row);
  for (const row of data.releases) shareOf(row.repo)?.releases.push(row);
  return shares;
}

const EMPTY_SHARE: ProjectShare = { observations: [], releases: [] };

function earliestOf(rows: ArchiveData["observations"]): InstantMs | null {
  return rows.reduce<InstantMs | null>((earliest, row) => Math.min(earliest ?? Infinity, row.observedAt), null);
}

function latestOf(rows: ArchiveData["observations"]): InstantMs | null {
  return rows.reduce<InstantMs | null>((latest, row) => Math.max(latest ?? -Infinity, row.observedAt), null);
}

/** Stores a project's share, and its daily totals, which all else is derived from once everything is stored. */
async function importProject(
  tx: Executor,
  data: ArchiveData,
  projectId: number,
  share: ProjectShare,
): Promise<{ observations: number; releases: number }> {
  const added = { observations: 0, releases: 0 };
  for (const [receipt, rows] of groupByReceipt(data, share.observations, "totals as published daily by the source")) {
    const observations = rows.map((row) => ({ ...row, archived: true }));
    added.observations += await recordObservations(tx, projectId, receipt, observations);
  }
  for (const [receipt, rows] of groupByReceipt(data, share.releases, "git tags and their dates")) {
    const releases = rows.map(({ tag, taggedAt, prerelease }) => ({
      tag,
      taggedAt,
      prerelease,
      githubReleaseId: null,
      name: null,
      publishedAt: null,
      url: null,
      knownAt: taggedAt,
    }));
    added.releases += (await recordReleases(tx, projectId, receipt, releases)).added;
  }
  const earliest = earliestOf(share.observations);
  await lockCaches(tx, projectId);
  if (earliest !== null) await refreshDailyTotals(tx, projectId, dayOf(earliest));
  return added;
}

/** One receipt for each source and name in the file. */
function groupByReceipt<T extends { repo: string; source: string }>(
  data: ArchiveData,
  rows: readonly T[],
  method: string,
): [Receipt, T[]][] {
  const groups = new Map<string, [Receipt, T[]]>();
  for (const row of rows) {
    const groupKey = `${row.source}\n${row.repo}`;
    const group = groups.get(groupKey);
    if (group !== undefined) group[1].push(row);
    else groups.set(groupKey, [receiptOf(data, row, method), [row]]);
  }
  return [...groups.values()].sort(([a], [b]) => (receiptKey(a) < receiptKey(b) ? -1 : 1));
}

function receiptOf(data: ArchiveData, row: { repo: string; source: string }, method: string): Receipt {
  return {
    source: row.source,
    sourceUrl: data.sourceUrls.get(row.source) ?? null,
    request: archiveRequest(data.file, row.repo),
    fetchedAt: data.compiledAt,
    status: null,
    contentHash: data.contentHash,
    method,
  };
}
