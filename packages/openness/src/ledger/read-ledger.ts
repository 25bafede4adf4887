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
  const lines = [
    describe(
      "licence",
      tree.paths.filter((path) => isLicenceFile(path) && !isWeightsLicence(path)),
      !isWhole ? CUT_SHORT : tree.paths.some((path) => /^licen[cs]es?\//i.test(path)) ? IN_FOLDER : null,
    ),
    describe(
      "weightsLicence",
      tree.paths.filter(isWeightsLicence),
      isWhole ? whyNoLicence(weights === "observed", hubLinks) : CUT_SHORT,
    ),
    ...names,
  ];
  return lines.map((line) =>
    line.state === "not checkable" && line.why !== CUT_SHORT && seen.has(line.key)
      ? { ...line, state: "not found" }
      : line,
  );
}

function describe(key: string, paths: readonly string[], why: string | null): LedgerLine {
  if (paths.length > 0) return { key, state: "observed", paths: paths.toSorted(), why: null };
  return { key, state: why === null ? "not found" : "not checkable", paths: [], why };
}

/** Licences of single files lie so; which of them is the project's, their names don't say. */
const IN_FOLDER = "there is a folder of licences, which were not read";

/** How a line says that there are weights elsewhere. */
export const LINKS_TO_HUB = "the README links to ";

/** Null: the weights are here, and a licence of theirs is not. */
function whyNoLicence(hasWeights: boolean, hubLinks: readonly string[]): string | null {
  if (hasWeights) return null;
  if (hubLinks.length === 0) return "no weights in the repository; where they are, their licence may be";
  return `${LINKS_TO_HUB}${hubLinks.map((link) => `huggingface.co/${link}`).join(", ")}; what is there was not read`;
}
