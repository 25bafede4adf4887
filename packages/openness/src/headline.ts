import type { LedgerLine } from "./ledger/read-tree.ts";
import type { LicenceReading } from "./licence/identify.ts";

/** What a headline is made from; null where it was never read. */
export interface HeadlineFacts {
  code: LicenceReading | null;
  /** The licence of the weights themselves, which is often another. */
  weights: LicenceReading | null;
  lines: readonly LedgerLine[];
}

/** A licence in a few words, with who approved it and nothing that judges. */
export function describeLicence(reading: LicenceReading | null): string {
  switch (reading?.kind) {
    case undefined:
      return "not read yet";
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
    case "empty":
      return "not found";
  }
}

/** One sentence for each part; no total, and no word on what it means. */
export function writeHeadline({ code, weights, lines }: HeadlineFacts): string {
  const parts = [`Code: ${describeLicence(code)}.`];
  if (weights !== null) parts.push(`Weights: ${describeLicence(weights)}.`);
  for (const [key, label] of [
    ["trainingCode", "Training code"],
    ["dataCode", "Code for data"],
  ] as const) {
    const line = lines.find((own) => own.key === key);
    if (line !== undefined) parts.push(`${label}: ${line.state}.`);
  }
  return parts.join(" ");
}
