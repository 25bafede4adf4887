import { formatReceiptId, type InstantMs, type ReceiptRef } from "@groundswell/core";
import {
  isOsiApproved,
  labelLicences,
  LEDGER_LINES,
  NOT_READ_YET,
  writeHeadline,
  type LicenceReading,
  type LineState,
} from "@groundswell/openness";
import type { Executor } from "../connect.ts";
import { readReleases } from "../queries/read-releases.ts";
import type { ClaimQuote, EvidenceFile } from "../schema/openness.ts";
import { deriveOpennessChanges } from "./derive-changes.ts";
import { toChange, type OpennessChange } from "./list-changes.ts";
import { readClaims, readLines, readLooks, readReadings, type KnownReading, type LineRow } from "./read-facts.ts";
import { readNotes, type OpennessNote } from "./sync-notes.ts";
import { readOwnerChanges, type OwnerChange } from "./owner-changes.ts";
import { traceLine } from "./trace-line.ts";

/** A line of the ledger: a fact with its evidence. */
export interface OpennessLine {
  key: string;
  /** What is looked for, in words that fit after "found:" and "not found:". */
  label: string;
  state: LineState;
  /** Files that show it, at the commit; of what is not found any more, none: see `lastFiles`. */
  files: EvidenceFile[];
  /** The commit that was looked at when this was found; null for what is not read off files. */
  commit: string | null;
  /** What shows it that is no file: a release's page. */
  url: string | null;
  /** Why it could not be checked, or where it may be instead; else null. */
  why: string | null;
  /** Until when this is known to hold. */
  checkedAt: InstantMs;
  firstSeenAt: InstantMs | null;
  lastSeenAt: InstantMs | null;
  /** Since when it has not been found that was there before; null for all others. */
  notFoundSince: InstantMs | null;
  /** Files that showed it last, and at which commit, where it is not found any more. */
  lastFiles: EvidenceFile[];
  lastCommit: string | null;
  receipt: ReceiptRef;
}

/** A licence file of today, and what it was read as. */
export interface OpennessLicence {
  path: string;
  blob: string;
  commit: string | null;
  reading: LicenceReading;
  labels: string[];
  osiApproved: boolean;
  /** Of the list of files that it is in. */
  receipt: ReceiptRef;
  /** Of what brought the content that was read; null: nobody has read it. */
  readingReceipt: ReceiptRef | null;
}

/** A project's ledger. */
export interface OpennessLedger {
  /** The newest look; null: nobody has looked yet, and all else is empty. */
  look: { commit: string | null; tree: string | null; complete: boolean; at: InstantMs; receipt: ReceiptRef } | null;
  /** One sentence for each part; null where nobody has looked. */
  headline: string | null;
  /** In the ledger's order. */
  lines: OpennessLine[];
  licences: OpennessLicence[];
  weightsLicences: OpennessLicence[];
  /** What became otherwise, newest first. */
  changes: OpennessChange[];
  /** Where the history of its licence files begins, if older commits were not read; else null. */
  historyFrom: InstantMs | null;
  /** Transfers to another owner, newest first. */
  ownerChanges: OwnerChange[];
  /** Where the README calls something open; null where it does not, or was not read. */
  claims: { path: string; blob: string; commit: string; quotes: ClaimQuote[]; receipt: ReceiptRef } | null;
  /** What people say beside it: corrections and outside assessments, each with who, where and when. */
  notes: OpennessNote[];
}

/**
 * A project's ledger.
 * @param asOf what was known then; null for now
 */
export async function readOpenness(
  db: Executor,
  projectId: number,
  asOf: InstantMs | null = null,
): Promise<OpennessLedger> {
  const looks = await readLooks(db, projectId, asOf);
  const look = looks.at(-1);
  const notes = await readNotes(db, projectId, asOf);
  const ownerChanges = await readOwnerChanges(db, projectId, asOf);
  if (look === undefined) {
    return {
      ...{ look: null, headline: null, lines: [], licences: [], weightsLicences: [], changes: [], claims: null },
      ...{ historyFrom: null, ownerChanges, notes },
    };
  }
  const rows = await readLines(db, projectId, asOf);
  const at = look.lookedAt.getTime();
  const instants = looks.map(({ lookedAt }) => lookedAt.getTime());
  const lines = [
    ...describeLines(rows, { projectId, instants, checkedAt: at }),
    ...(await describeReleases(db, projectId, { asOf, at, receiptKey: look.receiptKey })),
  ];
  const readings = await readReadings(db, projectId, asOf);
  const licences = listLicences(lines, "licence", { projectId, readings });
  const weightsLicences = listLicences(lines, "weightsLicence", { projectId, readings });
  const { changes, historyFrom } = await deriveOpennessChanges(db, projectId, asOf);
  return {
    look: {
      ...{ commit: look.commit, tree: look.tree, complete: look.complete, at },
      receipt: formatReceiptId(projectId, look.receiptKey),
    },
    headline: writeHeadline({
      code: licences.map(({ reading }) => reading),
      weights: weightsLicences.map(({ reading }) => reading),
      lines,
    }),
    ...{ lines, licences, weightsLicences, ownerChanges, notes, historyFrom },
    changes: changes.map(toChange).sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1)),
    claims: await readQuotes(db, projectId, asOf),
  };
}

/** The ledgers of several projects, for comparing them. */
export async function readOpennessOf(
  db: Executor,
  projectIds: readonly number[],
  asOf: InstantMs | null = null,
): Promise<Map<number, OpennessLedger>> {
  const ledgers = new Map<number, OpennessLedger>();
  for (const id of projectIds) ledgers.set(id, await readOpenness(db, id, asOf));
  return ledgers;
}

function describeLines(
  rows: readonly LineRow[],
  { projectId, instants, checkedAt }: { projectId: number; instants: readonly InstantMs[]; checkedAt: InstantMs },
): OpennessLine[] {
  const byLine = Map.groupBy(rows, ({ line }) => line);
  return LEDGER_LINES.flatMap(({ key, label }) => {
    const own = byLine.get(key) ?? [];
    const row = own.at(-1);
    if (row === undefined) return [];
    const { firstSeenAt, lastSeenAt, notFoundSince, lastFiles, lastCommit } = traceLine(own, instants);
    const isGone = row.state !== "observed";
    return [
      {
        ...{ key, label, state: row.state, files: row.files, commit: row.commit, url: null, why: row.why, checkedAt },
        ...{ firstSeenAt, lastSeenAt, notFoundSince },
        ...(isGone ? { lastFiles, lastCommit } : { lastFiles: [], lastCommit: null }),
        receipt: formatReceiptId(projectId, row.receiptKey),
      },
    ];
  });
}

/** Releases are known without a look at files. */
async function describeReleases(
  db: Executor,
  projectId: number,
  { asOf, at, receiptKey }: { asOf: InstantMs | null; at: InstantMs; receiptKey: string },
): Promise<OpennessLine[]> {
  const releases = await readReleases(db, projectId, asOf);
  const [newest] = releases;
  return [
    {
      ...{ key: "releases", label: "releases", files: [], commit: null, why: null, checkedAt: at },
      ...{ state: newest === undefined ? "not found" : "observed", url: newest?.url ?? null },
      ...{ firstSeenAt: releases.at(-1)?.at ?? null, lastSeenAt: newest === undefined ? null : at },
      ...{ notFoundSince: null, lastFiles: [], lastCommit: null },
      receipt: newest?.receipt ?? formatReceiptId(projectId, receiptKey),
    },
  ];
}

function listLicences(
  lines: readonly OpennessLine[],
  key: string,
  { projectId, readings }: { projectId: number; readings: ReadonlyMap<string, KnownReading> },
): OpennessLicence[] {
  const line = lines.find((own) => own.key === key);
  return (line?.files ?? []).map(({ path, blob }) => {
    const known = readings.get(blob);
    const reading = known?.reading ?? NOT_READ_YET;
    return {
      ...{ path, blob, commit: line?.commit ?? null, reading },
      ...{ labels: labelLicences(reading), osiApproved: isOsiApproved(reading), receipt: line?.receipt ?? "" },
      readingReceipt: known === undefined ? null : formatReceiptId(projectId, known.receiptKey),
    };
  });
}

async function readQuotes(db: Executor, projectId: number, asOf: InstantMs | null): Promise<OpennessLedger["claims"]> {
  const row = await readClaims(db, projectId, asOf);
  if (row === null || row.claims.length === 0) return null;
  const { path, blob, commit, claims, receiptKey } = row;
  return { path, blob, commit, quotes: claims, receipt: formatReceiptId(projectId, receiptKey) };
}
