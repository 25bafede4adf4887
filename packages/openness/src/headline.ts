import { LINKS_TO_HUB } from "./ledger/read-ledger.ts";
import type { LedgerLine } from "./ledger/read-tree.ts";
import type { LicenceReading } from "./licence/reading.ts";

/** What a headline is made from. */
export interface HeadlineFacts {
  /** What each licence file was read as; null: nobody has looked. */
  code: readonly LicenceReading[] | null;
  /** Likewise of licence files that are named after the weights. */
  weights: readonly LicenceReading[] | null;
  lines: readonly Pick<LedgerLine, "key" | "state" | "why">[];
}

/** A licence in a few words, with who approved it and nothing that judges. */
export function describeLicence(reading: LicenceReading): string {
  switch (reading.kind) {
    case "listed":
      return reading.licences
        .map(({ ids, name, osiApproved }) => `${ids[0] ?? name} (${osiApproved ? "OSI" : "not approved by OSI"})`)
        .join(" and ");
    case "changed":
      return `a changed ${reading.nearest.ids[0] ?? reading.nearest.name} (not approved by OSI)`;
    case "custom":
      return `custom licence (${reading.families.join(", ")})`;
    case "unknown":
      return "could not be identified";
    case "unread":
      return `not checkable (${reading.why})`;
    case "link":
      return `not checkable (a link to ${reading.to}, where no file of the repository is)`;
    case "empty":
      return "not found";
  }
}

/** Licence files together; a text that stands in two files is told once. */
export function describeLicences(readings: readonly LicenceReading[] | null): string {
  if (readings === null) return "not read yet";
  const told = readings.filter(({ kind }) => kind !== "empty").map(describeLicence);
  return told.length === 0 ? "not found" : [...new Set(told)].join(" and ");
}

/** One sentence for each part; no total, and no word on what it means. */
export function writeHeadline({ code, weights, lines }: HeadlineFacts): string {
  const lineOf = (key: string) => lines.find((own) => own.key === key);
  const parts = [`Code: ${describeCode(code, lineOf("licence")?.state)}.`];
  const ofWeights = describeWeights(weights, lineOf);
  if (ofWeights !== null) parts.push(`Weights: ${ofWeights}.`);
  for (const [key, label] of [
    ["trainingCode", "Training code"],
    ["dataCode", "Code for data"],
  ] as const) {
    const line = lineOf(key);
    if (line !== undefined) parts.push(`${label}: ${line.state}.`);
  }
  const card = lineOf("dataCard");
  // A card is about the data: that it is there does not say that they are.
  if (card !== undefined)
    parts.push(`Training data: ${card.state === "observed" ? "a card of it observed" : card.state}.`);
  return parts.join(" ");
}

/** "Not found" is said of what was looked for everywhere. */
function describeCode(readings: HeadlineFacts["code"], state: LedgerLine["state"] | undefined): string {
  return readings?.length === 0 && state === "not checkable" ? "not checkable" : describeLicences(readings);
}

/** Null: nothing is known of any weights, and a project need not have them. */
function describeWeights(
  readings: HeadlineFacts["weights"],
  lineOf: (key: string) => HeadlineFacts["lines"][number] | undefined,
): string | null {
  if (readings !== null && readings.length > 0) return describeLicences(readings);
  if (lineOf("weights")?.state === "observed") return "licence of their own not found";
  const own = lineOf("weightsLicence");
  return own?.state === "not checkable" && own.why?.startsWith(LINKS_TO_HUB) === true ? "licence not checkable" : null;
}
