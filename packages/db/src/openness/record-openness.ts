import { isDeepStrictEqual } from "node:util";
import type { InstantMs, Receipt } from "@groundswell/core";
import type { LicenceReading, LineState } from "@groundswell/openness";
import { and, desc, eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { recordReceipt } from "../facts/record-receipt.ts";
import { licenceReadings, opennessLines, opennessLooks, readmeClaims } from "../schema/index.ts";
import type { ClaimQuote, EvidenceFile } from "../schema/openness.ts";
import { readClaims } from "./read-facts.ts";

/** A look at a repository's files. */
export interface NewLook {
  at: InstantMs;
  commit: string | null;
  tree: string | null;
  complete: boolean;
}

/** What was found of a line. */
export interface NewLine {
  line: string;
  state: LineState;
  files: EvidenceFile[];
  why: string | null;
}

/** Keeps that a repository's files were looked at. @returns the receipt's key */
export async function recordLook(
  tx: Executor,
  projectId: number,
  receipt: Receipt,
  { at, ...look }: NewLook,
): Promise<string> {
  const receiptKey = await recordReceipt(tx, projectId, receipt);
  await tx
    .insert(opennessLooks)
    .values({ ...look, projectId, receiptKey, lookedAt: new Date(at) })
    .onConflictDoNothing();
  return receiptKey;
}

/**
 * Keeps what was found of lines where that is otherwise than before. Of a licence file its content counts, of any other
 * that it is there: a file that is edited shows what it showed.
 */
export async function recordLines(
  tx: Executor,
  projectId: number,
  receipt: Receipt,
  { at, commit, lines }: { at: InstantMs; commit: string | null; lines: readonly NewLine[] },
): Promise<void> {
  const known = await readLastLines(tx, projectId);
  const told = lines.filter((line) => !isSame(line, known.get(line.line)));
  if (told.length === 0) return;
  const receiptKey = await recordReceipt(tx, projectId, receipt);
  const rows = told.map((line) => ({ ...line, projectId, commit, receiptKey, knownAt: new Date(at) }));
  await tx.insert(opennessLines).values(rows).onConflictDoNothing();
}

type Known = Pick<NewLine, "state" | "files" | "why">;

/** What was found of each line last. */
export async function readLastLines(tx: Executor, projectId: number): Promise<Map<string, Known>> {
  const rows = await tx
    .selectDistinctOn([opennessLines.line])
    .from(opennessLines)
    .where(eq(opennessLines.projectId, projectId))
    .orderBy(opennessLines.line, desc(opennessLines.knownAt));
  return new Map(rows.map(({ line, state, files, why }) => [line, { state, files, why }]));
}

/** Lines that a look has seen, be it long ago. */
export async function readSeenLines(tx: Executor, projectId: number): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ line: opennessLines.line })
    .from(opennessLines)
    .where(and(eq(opennessLines.projectId, projectId), eq(opennessLines.state, "observed")));
  return new Set(rows.map(({ line }) => line));
}

function isSame({ line, state, files, why }: NewLine, known: Known | undefined): boolean {
  const isLicence = line === "licence" || line === "weightsLicence";
  const evidence = (own: readonly EvidenceFile[]) => (isLicence ? own : own.map(({ path }) => path));
  return known?.state === state && known.why === why && isDeepStrictEqual(evidence(known.files), evidence(files));
}

/** Keeps what contents were read as; one that the same reader has read before stays as it is. */
export async function recordReadings(
  tx: Executor,
  projectId: number,
  receipt: Receipt,
  { at, reader, readings }: { at: InstantMs; reader: number; readings: ReadonlyMap<string, LicenceReading> },
): Promise<void> {
  if (readings.size === 0) return;
  const receiptKey = await recordReceipt(tx, projectId, receipt);
  const common = { projectId, reader, receiptKey, knownAt: new Date(at) };
  const rows = [...readings].map(([blob, reading]) => ({ ...common, blob, reading }));
  await tx.insert(licenceReadings).values(rows).onConflictDoNothing();
}

/** Contents of the project that this edition of the reader has read. */
export async function readReadBlobs(tx: Executor, projectId: number, reader: number): Promise<Set<string>> {
  const rows = await tx
    .select({ blob: licenceReadings.blob })
    .from(licenceReadings)
    .where(and(eq(licenceReadings.projectId, projectId), eq(licenceReadings.reader, reader)));
  return new Set(rows.map(({ blob }) => blob));
}

/** Keeps what a README says of itself, where its sentences have become others. */
export async function recordClaims(
  tx: Executor,
  projectId: number,
  receipt: Receipt,
  { at, claims, ...file }: { at: InstantMs; path: string; blob: string; commit: string; claims: ClaimQuote[] },
): Promise<void> {
  const known = await readClaims(tx, projectId, null);
  const quotes = (own: readonly ClaimQuote[]) => own.map(({ quote }) => quote);
  const isKnown = known !== null && known.path === file.path && isDeepStrictEqual(quotes(known.claims), quotes(claims));
  if (isKnown || (known === null && claims.length === 0)) return;
  const receiptKey = await recordReceipt(tx, projectId, receipt);
  await tx
    .insert(readmeClaims)
    .values({ ...file, projectId, claims, receiptKey, knownAt: new Date(at) })
    .onConflictDoNothing();
}
