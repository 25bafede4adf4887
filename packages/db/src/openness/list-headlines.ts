import { formatReceiptId, type InstantMs, type ReceiptRef } from "@groundswell/core";
import { NOT_READ_YET, writeHeadline, type LicenceReading, type LineState } from "@groundswell/openness";
import { and, asc, count, countDistinct, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { licenceReadings, opennessLines, opennessLooks, projects } from "../schema/index.ts";
import type { EvidenceFile } from "../schema/openness.ts";

/** What a list shows of a project's ledger. */
export interface OpennessHeadline {
  projectId: number;
  repo: string;
  name: string;
  /** Null: nobody has looked yet, as all below. */
  headline: string | null;
  commit: string | null;
  checkedAt: InstantMs | null;
  receipt: ReceiptRef | null;
}

/** The watched project at which a page ended. */
export interface HeadlinePlace {
  /** Its `owner/name` in lower case. */
  key: string;
}

const KEY = sql<string>`lower(${projects.repo}) collate "C"`;

/** A page of the watched projects' headlines, by name; one more than asked for tells whether there is a next page. */
export async function listOpennessHeadlines(
  db: Executor,
  { after, limit }: { after: HeadlinePlace | null; limit: number },
): Promise<OpennessHeadline[]> {
  const listed = await db
    .select({ projectId: projects.id, repo: projects.repo, name: projects.name })
    .from(projects)
    .where(and(eq(projects.watched, true), after === null ? undefined : gt(KEY, after.key)))
    .orderBy(asc(KEY))
    .limit(limit);
  if (listed.length === 0) return [];
  const ids = listed.map(({ projectId }) => projectId);
  const looks = new Map((await readNewestLooks(db, ids)).map((look) => [look.projectId, look]));
  const lines = Map.groupBy(await readNewestLines(db, ids), ({ projectId }) => projectId);
  const readings = await readLatestReadings(db, ids);
  return listed.map((project) => {
    const look = looks.get(project.projectId);
    if (look === undefined) return { ...project, headline: null, commit: null, checkedAt: null, receipt: null };
    const own = lines.get(project.projectId) ?? [];
    const read = (key: string) =>
      filesOf(own, key).map(
        ({ blob }): LicenceReading => readings.get(placeOf(project.projectId, blob)) ?? NOT_READ_YET,
      );
    const headline = writeHeadline({
      ...{ code: read("licence"), weights: read("weightsLicence") },
      lines: own.map(({ line, state, why }) => ({ key: line, state, why })),
    });
    const receipt = formatReceiptId(project.projectId, look.receiptKey);
    return { ...project, headline, commit: look.commit, checkedAt: look.lookedAt.getTime(), receipt };
  });
}

/** Of how many watched projects the files were looked at. */
export async function countOpennessLooks(db: Executor): Promise<{ looked: number; watched: number }> {
  const isWatched = eq(projects.watched, true);
  const [all] = await db.select({ watched: count() }).from(projects).where(isWatched);
  // Joined: a cluster can't ask it of each project, as these are on every worker and looks are not.
  const [some] = await db
    .select({ looked: countDistinct(opennessLooks.projectId) })
    .from(opennessLooks)
    .innerJoin(projects, eq(projects.id, opennessLooks.projectId))
    .where(isWatched);
  return { looked: some?.looked ?? 0, watched: all?.watched ?? 0 };
}

interface NewestLine {
  projectId: number;
  line: string;
  state: LineState;
  files: EvidenceFile[];
  why: string | null;
}

function filesOf(lines: readonly NewestLine[], key: string): readonly EvidenceFile[] {
  return lines.find(({ line }) => line === key)?.files ?? [];
}

async function readNewestLooks(db: Executor, ids: readonly number[]) {
  const { projectId, lookedAt } = opennessLooks;
  return db
    .selectDistinctOn([projectId])
    .from(opennessLooks)
    .where(inArray(projectId, [...ids]))
    .orderBy(projectId, desc(lookedAt));
}

async function readNewestLines(db: Executor, ids: readonly number[]): Promise<NewestLine[]> {
  const { projectId, line, state, files, why, knownAt } = opennessLines;
  return db
    .selectDistinctOn([projectId, line], { projectId, line, state, files, why })
    .from(opennessLines)
    .where(inArray(projectId, [...ids]))
    .orderBy(projectId, line, desc(knownAt));
}

/** By project and hash of content: as the newest reader read it. */
async function readLatestReadings(db: Executor, ids: readonly number[]): Promise<Map<string, LicenceReading>> {
  const { projectId, blob, reading, reader } = licenceReadings;
  const rows = await db
    .select({ projectId, blob, reading })
    .from(licenceReadings)
    .where(inArray(projectId, [...ids]))
    .orderBy(asc(reader));
  return new Map(rows.map((row) => [placeOf(row.projectId, row.blob), row.reading]));
}

function placeOf(projectId: number, blob: string): string {
  return `${projectId} ${blob}`;
}
