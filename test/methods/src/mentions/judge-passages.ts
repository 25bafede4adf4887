import {
  compileLinker,
  NAME_WEIGHTS,
  type FoundMention,
  type MentionTarget,
  type NameWeights,
} from "@groundswell/core";
import type { Passage } from "./read-stories.ts";

/** By which kind of sign a project is linked; `ambiguous`: by an ambiguous name among words that make it mean it. */
export const SIGNS = ["T1", "T2", "unique name", "ambiguous name"] as const;
export type Sign = (typeof SIGNS)[number];

/** A link of a passage's word to a project, and whether that is what the passage means. */
export interface JudgedLink {
  passage: Passage;
  repo: string;
  sign: Sign;
  score: number;
  isEligible: boolean;
  isRight: boolean;
}

/** What the linker makes of labelled passages. */
export interface Judged {
  links: JudgedLink[];
  /** Passages that mean a project that is not linked, with what the review list would show of it. */
  missed: { passage: Passage; score: number | null }[];
  /** Passages that mean a project, and how many of them no address, command or unique name gives away. */
  meant: number;
  meantByAmbiguousName: number;
  /** Passages that mean none of ours. */
  meaningNone: number;
}

/** Without weight for anything, no ambiguous name is linked: what is found is found by sure signs. */
const NO_WEIGHTS: NameWeights = {
  name: 0,
  spelling: 0,
  spellingAtStart: 0,
  own: 0,
  strongNear: 0,
  strongFar: 0,
  topics: [0, 0, 0],
  negative: 0,
};

/**
 * Links passages and compares the links of each one's word with its label. Other projects that a passage names are not
 * labelled, and don't count.
 *
 * @param withUrl whether the linker is told where the passage was published
 */
export function judgePassages(
  passages: readonly Passage[],
  targets: readonly MentionTarget[],
  { withUrl, weights = NAME_WEIGHTS }: { withUrl: boolean; weights?: NameWeights },
): Judged {
  const linker = compileLinker(targets, weights);
  const sureLinker = compileLinker(targets, NO_WEIGHTS);
  const judged: Judged = { links: [], missed: [], meant: 0, meantByAmbiguousName: 0, meaningNone: 0 };
  for (const passage of passages) {
    const item = { title: null, text: passage.text, url: withUrl ? passage.source_url : null };
    const found = linker.find(item);
    const sure = new Set(sureLinker.find(item).map(({ repo }) => repo));
    const about = projectsOf(passage.word, passages, targets);
    const linked = found.filter(({ repo, linked: isLinked }) => isLinked && about.has(repo));
    for (const mention of linked) judged.links.push(judgeLink(mention, passage, sure));
    if (passage.label === "none") {
      judged.meaningNone++;
      continue;
    }
    judged.meant++;
    if (!sure.has(passage.label)) judged.meantByAmbiguousName++;
    if (linked.some(({ repo }) => repo === passage.label)) continue;
    judged.missed.push({ passage, score: found.find(({ repo }) => repo === passage.label)?.score ?? null });
  }
  return judged;
}

function judgeLink({ repo, tier, score, eligible }: FoundMention, passage: Passage, sure: Set<string>): JudgedLink {
  const sign = tier !== "T3" ? tier : sure.has(repo) ? "unique name" : "ambiguous name";
  return { passage, repo, sign, score, isEligible: eligible, isRight: repo === passage.label };
}

/** The projects that a word can mean: those that passages with it are labelled with, and those whose name holds it. */
function projectsOf(word: string, passages: readonly Passage[], targets: readonly MentionTarget[]): Set<string> {
  const labels = passages.filter((passage) => passage.word === word).map(({ label }) => label);
  const named = targets.filter(({ name, repo }) =>
    [name, repo.split("/")[1] ?? ""].some((n) => toLetters(n).includes(word)),
  );
  return new Set([...labels.filter((label) => label !== "none"), ...named.map(({ repo }) => repo)]);
}

function toLetters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
