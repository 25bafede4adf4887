import { repoKey, type InstantMs, type Receipt } from "@groundswell/core";
import { and, desc, eq, lte } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { addCurrentName } from "../projects/add-name.ts";
import { findProjectById } from "../projects/find-project.ts";
import { detailRevisions, projects } from "../schema/index.ts";
import { recordReceipt } from "./record-receipt.ts";

/** What GitHub says a repository is. */
export interface NewDetails {
  githubId: number;
  fullName: string;
  description: string | null;
  homepage: string | null;
  license: string | null;
  language: string | null;
  topics: string[];
  defaultBranch: string | null;
  archived: boolean;
  disabled: boolean;
  /** `public`, as a rule: others are hidden from us. */
  visibility: string;
  createdAt: InstantMs;
}

/** Why details were not recorded. */
export type DetailsRefusal =
  { kind: "another repository"; githubId: number; knownId: number } | { kind: "already watched"; as: string };

/**
 * Records what GitHub says of a repository: who it is (once), what it is called (a rename makes a new current name),
 * and its details, when they are said anew.
 * @param askedAt when they were asked for: they say nothing of what came after
 * @returns null when recorded; else why not: the name now belongs to another repository, or this repository is
 * watched under another entry already
 */
export async function recordDetails(
  db: Executor,
  projectId: number,
  receipt: Receipt,
  details: NewDetails,
  { askedAt = receipt.fetchedAt }: { askedAt?: InstantMs } = {},
): Promise<DetailsRefusal | null> {
  const refusal = await identify(db, projectId, details, receipt.fetchedAt);
  if (refusal !== null) return refusal;
  const [known] = await db
    .select()
    .from(detailRevisions)
    .where(eq(detailRevisions.projectId, projectId))
    .orderBy(desc(detailRevisions.knownAt))
    .limit(1);
  // Somebody has told more recently: what was asked for before that is no news.
  if (known !== undefined && known.knownAt.getTime() > askedAt) return null;
  const { githubId: _, createdAt, ...said } = details;
  const row = { ...said, createdAt: new Date(createdAt) };
  if (known !== undefined && Object.entries(row).every(([k, v]) => same(v, known[k as keyof typeof row]))) return null;
  const receiptKey = await recordReceipt(db, projectId, receipt);
  await db
    .insert(detailRevisions)
    .values({ ...row, projectId, receiptKey, knownAt: new Date(receipt.fetchedAt) })
    .onConflictDoNothing();
  return null;
}

/** Ties the project to GitHub's id on first sight; afterwards the id says whether this is still the same repository. */
async function identify(
  db: Executor,
  projectId: number,
  { githubId, fullName }: NewDetails,
  at: InstantMs,
): Promise<DetailsRefusal | null> {
  const project = await findProjectById(db, projectId);
  if (project === null) throw new Error(`no project ${projectId}`);
  if (project.githubId !== null && project.githubId !== githubId) {
    return { kind: "another repository", githubId, knownId: project.githubId };
  }
  const [twin] = await db.select().from(projects).where(eq(projects.githubId, githubId));
  if (twin !== undefined && twin.id !== projectId) return { kind: "already watched", as: twin.repo };
  if (project.githubId === null || project.repo !== fullName) {
    await db.update(projects).set({ githubId, repo: fullName }).where(eq(projects.id, projectId));
    const renamed = repoKey(project.repo) !== repoKey(fullName);
    if (renamed || project.githubId === null) await addCurrentName(db, projectId, fullName, renamed ? at : null);
  }
  return null;
}

/**
 * When the repository was created, as GitHub said last; null while it has said nothing.
 * @param asOf what had been said by then; null for now
 */
export async function readCreatedAt(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null = null,
): Promise<InstantMs | null> {
  const [known] = await db
    .select({ createdAt: detailRevisions.createdAt })
    .from(detailRevisions)
    .where(
      and(
        eq(detailRevisions.projectId, projectId),
        asOf === null ? undefined : lte(detailRevisions.knownAt, new Date(asOf)),
      ),
    )
    .orderBy(desc(detailRevisions.knownAt))
    .limit(1);
  return known?.createdAt.getTime() ?? null;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
