/** Parts of a ledger, in their order. */
export const LINE_GROUPS = ["licences", "code", "models and data", "builds", "ways of working"] as const;
export type LineGroup = (typeof LINE_GROUPS)[number];

const GROUPS: Readonly<Record<string, LineGroup>> = {
  licence: "licences",
  weightsLicence: "licences",
  notice: "licences",
  trainingCode: "code",
  inferenceCode: "code",
  evaluationCode: "code",
  dataCode: "code",
  modelCard: "models and data",
  dataCard: "models and data",
  weights: "models and data",
  lockfile: "builds",
  ci: "builds",
  releases: "builds",
};

/** The part in which a line stands. */
export function groupOf(line: string): LineGroup {
  return GROUPS[line] ?? "ways of working";
}
