import { describeEvent, describeLicenceChange } from "@groundswell/core";
import type { OpennessChange as Known, OwnerChange } from "@groundswell/db";
import { LEDGER_LINES } from "@groundswell/openness";
import type { OpennessChange } from "@groundswell/wire";
import { toInstant } from "../http/instant.ts";
import { commitPage, treeAt } from "./github-address.ts";

const LABELS: ReadonlyMap<string, string> = new Map(LEDGER_LINES.map(({ key, label }) => [key, label]));

/** The one mapping from changes in the open to the wire. @param repo today's `owner/name`, where its commits are */
export function toChange(repo: string, change: Known): OpennessChange {
  const { kind, key, at, notBefore, knownAt, from, to, osiBefore, osiAfter, commit, paths } = change;
  const isLicence = kind === "licence changed" || kind === "weights licence changed";
  const line = kind === "licence changed" ? "licence" : kind === "weights licence changed" ? "weightsLicence" : key;
  const page = isLicence ? commitPage : treeAt;
  return {
    ...{ kind, line, text: describeChange(change), at: toInstant(at), notBefore: toInstant(notBefore) },
    ...{ knownAt: toInstant(knownAt), from, to, osiBefore, osiAfter, commit, paths },
    ...{ receipt: change.receipt, readingReceipts: change.readingReceipts },
    evidenceUrl: commit === null ? null : page(repo, commit),
  };
}

/** A transfer among them: the names that GitHub gave are all that is known of it. */
export function ownerToChange({ at, notBefore, from, to, receipt }: OwnerChange): OpennessChange {
  const text = describeEvent({ kind: "transferred", key: "", from, to, span: null, figures: {} });
  return {
    ...{ kind: "transferred", line: null, text, at: toInstant(at) },
    ...{ notBefore: toInstant(notBefore), knownAt: toInstant(at), from, to, osiBefore: null, osiAfter: null },
    ...{ commit: null, paths: [], evidenceUrl: null, receipt, readingReceipts: [] },
  };
}

function describeChange({ kind, key, from, to, paths }: Known): string {
  if (kind === "licence changed") return describeLicenceChange("Licence file", { from, to });
  if (kind === "weights licence changed") return describeLicenceChange("Licence file of the weights", { from, to });
  const label = capitalise(LABELS.get(key) ?? key);
  const [path] = paths;
  if (kind === "found") return `${label} found${path === undefined ? "" : `: ${path}`}`;
  return `${label} not found any more${path === undefined ? "" : `: before it was ${path}`}`;
}

function capitalise(label: string): string {
  return label.slice(0, 1).toUpperCase() + label.slice(1);
}
