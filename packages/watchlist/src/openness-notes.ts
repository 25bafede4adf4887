import type { Diagnostic } from "@groundswell/core";
import { LEDGER_LINES } from "@groundswell/openness";
import { z } from "zod";
import { DayField, RepoField, shortText, UrlField } from "./fields.ts";
import { parseYamlAs } from "./parse-yaml-as.ts";

const Correction = z.strictObject({
  repo: RepoField,
  line: z.enum(["releases", ...LEDGER_LINES.map(({ key }) => key)]),
  says: shortText(500),
  evidence: UrlField,
  by: shortText(100),
  dated: DayField,
});
const Assessment = z.strictObject({
  repo: RepoField,
  source: shortText(100),
  url: UrlField,
  dated: DayField,
  says: shortText(500),
});

/** `openness.yaml` as it is written. */
const NotesFile = z.strictObject({
  corrections: z.array(Correction).max(10_000).optional(),
  assessments: z.array(Assessment).max(10_000).optional(),
});

/** What somebody says beside a project's ledger, with where it can be read. */
export interface LedgerNote {
  repo: string;
  kind: "correction" | "assessment";
  /** The line that a correction is about; null for an assessment. */
  line: string | null;
  source: string;
  url: string;
  dated: string;
  says: string;
}

/**
 * Reads `openness.yaml`. Never throws: every fault is a diagnostic with its place and what to do.
 * @param file the name that diagnostics carry
 * @returns `notes` null when anything is wrong
 */
export function parseLedgerNotes(
  text: string,
  file: string,
): { notes: LedgerNote[] | null; diagnostics: Diagnostic[] } {
  const parse = parseYamlAs(NotesFile, text, {
    file,
    keysAt: ([top]) =>
      Object.keys(
        top === "corrections" ? Correction.shape : top === "assessments" ? Assessment.shape : NotesFile.shape,
      ),
    emptyRemedy: "write `corrections: []`, or take the file away",
  });
  if (parse.value === null) return { notes: null, diagnostics: parse.diagnostics };
  const { corrections = [], assessments = [] } = parse.value;
  const notes = [
    ...corrections.map(({ evidence, by, ...own }) => ({
      ...own,
      kind: "correction" as const,
      url: evidence,
      source: by,
    })),
    ...assessments.map((own) => ({ ...own, kind: "assessment" as const, line: null })),
  ];
  return { notes, diagnostics: parse.diagnostics };
}
