import { isLicenceFile, isWeightsLicence } from "../history/licence-file.ts";
import { CUT_SHORT, readTree, type LedgerLine, type Tree } from "./read-tree.ts";

/** What else is known beside the names of files. */
export interface Beside {
  /** Lines that an earlier look has seen: what is not there now was there. */
  seen: ReadonlySet<string>;
  /** Models at a hub that the README links to. */
  hubLinks: readonly string[];
}

/**
 * Every line of the ledger that is read off a tree. What was seen once and is in a list that was read to its end no more
 * is not found, wherever else such things may lie.
 */
export function readLedger(tree: Tree, { seen, hubLinks }: Beside): LedgerLine[] {
  const isWhole = tree.complete || tree.topComplete === true;
  const names = readTree(tree);
  const weights = names.find(({ key }) => key === "weights")?.state;
  const folder = describeFolder(tree.paths);
  const licences = listLicenceFiles(tree.paths);
  const lines = [
    describe("licence", licences.code, { unseen: isWhole ? folder : CUT_SHORT, beside: folder }),
    describe("weightsLicence", licences.weights, {
      unseen: isWhole ? whyNoLicence(weights === "observed", hubLinks) : CUT_SHORT,
    }),
    ...names,
  ];
  return lines.map((line) =>
    line.state === "not checkable" && line.why !== CUT_SHORT && seen.has(line.key)
      ? { ...line, state: "not found" }
      : line,
  );
}

/** So many licence files are read, those of the shortest names; of more it is said that they are there. */
const MOST_LICENCES = 24;
const MOST_IDS = 8;

/** Licence files of a kind that are read, by name, and how many more there are. */
export interface LicenceFiles {
  paths: string[];
  more: number;
}

/** The licence files in a list of files, those that are named after weights apart. */
export function listLicenceFiles(paths: readonly string[]): { weights: LicenceFiles; code: LicenceFiles } {
  const weights = paths.filter(isWeightsLicence);
  return {
    weights: limit(weights),
    code: limit(paths.filter((path) => isLicenceFile(path) && !isWeightsLicence(path))),
  };
}

function limit(paths: readonly string[]): LicenceFiles {
  const kept = paths.toSorted(byLength).slice(0, MOST_LICENCES);
  return { paths: kept.toSorted(), more: paths.length - kept.length };
}

/** @param why of no file at all, that it may be elsewhere; and what there is beside those that were found */
function describe(
  key: string,
  { paths, more }: LicenceFiles,
  { unseen, beside = null }: { unseen: string | null; beside?: string | null },
): LedgerLine {
  if (paths.length === 0)
    return { key, state: unseen === null ? "not found" : "not checkable", paths: [], why: unseen };
  const notes = [
    ...(more > 0 ? [`${more} more are there and were not read`] : []),
    ...(beside === null ? [] : [beside]),
  ];
  return { key, state: "observed", paths, why: notes.length === 0 ? null : notes.join("; ") };
}

function byLength(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

/**
 * Licences of single files lie in a folder, by their identifiers; which of them is whose, their names don't say. Null: there
 * is none.
 */
function describeFolder(paths: readonly string[]): string | null {
  const found = paths.flatMap((path) => {
    const { folder, id } = /^(?<folder>licen[cs]es?)\/(?<id>[\w.+-]+?)(?:\.(?:txt|md))?$/i.exec(path)?.groups ?? {};
    return folder === undefined || id === undefined ? [] : [{ folder, id }];
  });
  const ids = [...new Set(found.map(({ id }) => id))].toSorted();
  const more = ids.length > MOST_IDS ? ` and ${ids.length - MOST_IDS} more` : "";
  const [first] = found;
  return first === undefined
    ? null
    : `${first.folder}/ has ${ids.slice(0, MOST_IDS).join(", ")}${more}; which file has which is not read`;
}

/** How a line says that there are weights elsewhere. */
export const LINKS_TO_HUB = "the README links to ";

/** Null: the weights are here, and a licence of theirs is not. */
function whyNoLicence(hasWeights: boolean, hubLinks: readonly string[]): string | null {
  if (hasWeights) return null;
  if (hubLinks.length === 0) return "no weights in the repository; where they are, their licence may be";
  return `${LINKS_TO_HUB}${hubLinks.map((link) => `huggingface.co/${link}`).join(", ")}; what is there was not read`;
}
