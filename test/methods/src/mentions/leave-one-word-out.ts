import type { MentionTarget, NameWeights } from "@groundswell/core";
import { judgePassages, type Judged } from "./judge-passages.ts";
import type { Passage } from "./read-stories.ts";

/** A wrong link costs as much as so many right ones are worth. */
const WRONG_LINK_COST = 3;

/** How the weights do on words that they were not chosen on. */
export interface LeftOut {
  /** Links of ambiguous names, and how many of them are right. */
  links: number;
  right: number;
  /** Passages that mean a project by an ambiguous name. */
  meant: number;
  /** How many sets of weights were tried. */
  tried: number;
}

/**
 * Leaves out each word in turn, chooses weights on the passages with the other words, and judges the word left out by
 * them.
 */
export function leaveOneWordOut(passages: readonly Passage[], targets: readonly MentionTarget[]): LeftOut {
  const candidates = listWeights().map((weights) => judgePassages(passages, targets, { withUrl: false, weights }));
  const left: LeftOut = { links: 0, right: 0, meant: 0, tried: candidates.length };
  for (const word of new Set(passages.map((passage) => passage.word))) {
    const best = candidates.reduce((a, b) => (worthWithout(b, word) > worthWithout(a, word) ? b : a));
    const links = ambiguousLinks(best).filter(({ passage }) => passage.word === word);
    left.links += links.length;
    left.right += links.filter(({ isRight }) => isRight).length;
  }
  left.meant = candidates[0]?.meantByAmbiguousName ?? 0;
  return left;
}

function worthWithout(judged: Judged, word: string): number {
  const links = ambiguousLinks(judged).filter(({ passage }) => passage.word !== word);
  const right = links.filter(({ isRight }) => isRight).length;
  return right - WRONG_LINK_COST * (links.length - right);
}

function ambiguousLinks({ links }: Judged): Judged["links"] {
  return links.filter(({ sign }) => sign === "ambiguous name");
}

/** The method's first guess and its surroundings. */
function listWeights(): NameWeights[] {
  return [0.1, 0.2].flatMap((name) =>
    [0.1, 0.15, 0.25].flatMap((spelling) =>
      [0.15, 0.2, 0.25].flatMap((first) =>
        [0.3, 0.4].map((strongFar): NameWeights => {
          const spellingAtStart = Math.min(spelling, 0.15);
          return {
            name,
            spelling,
            spellingAtStart,
            own: 0.5,
            strongNear: 0.4,
            strongFar,
            topics: [first, 0.15, 0.15],
            negative: 0.4,
          };
        }),
      ),
    ),
  );
}
