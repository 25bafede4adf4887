import { checkStories, type StoryCheck } from "./check-stories.ts";
import { judgePassages, SIGNS, type Judged, type JudgedLink, type Sign } from "./judge-passages.ts";
import { leaveOneWordOut, type LeftOut } from "./leave-one-word-out.ts";
import type { StoryData } from "./read-stories.ts";

/** So many links, and how many of them are right. */
export interface Count {
  links: number;
  right: number;
}

/** The confusion table of labelled passages. */
export interface PassageFigures {
  passages: number;
  meant: number;
  meantByAmbiguousName: number;
  meaningNone: number;
  bySign: Record<Sign, Count>;
  eligible: Count;
  all: Count;
  missed: number;
  missedButForReview: number;
}

/** All that is measured of the linker; figures alone, no texts. */
export interface MentionFigures {
  alone: PassageFigures;
  withAddress: PassageFigures;
  leftOut: LeftOut;
  stories: Record<"labelled" | "default", Omit<StoryCheck, "earlyNameLinks"> & { earlyNameLinks: number }>;
}

/** Measures the shipped linker on the labelled passages and the real texts. */
export function measureMentions({ passages, projects, stories, defaults }: StoryData): MentionFigures {
  return {
    alone: toFigures(judgePassages(passages, projects, { withUrl: false }), passages.length),
    withAddress: toFigures(judgePassages(passages, projects, { withUrl: true }), passages.length),
    leftOut: leaveOneWordOut(passages, projects),
    stories: {
      labelled: withoutTexts(checkStories(stories, projects)),
      default: withoutTexts(checkStories(stories, defaults)),
    },
  };
}

function toFigures(judged: Judged, passages: number): PassageFigures {
  const { links, missed, meant, meantByAmbiguousName, meaningNone } = judged;
  const [t1, t2, unique, ambiguous] = SIGNS.map((sign) => count(links.filter((link) => link.sign === sign)));
  const none = { links: 0, right: 0 };
  return {
    passages,
    meant,
    meantByAmbiguousName,
    meaningNone,
    bySign: { T1: t1 ?? none, T2: t2 ?? none, "unique name": unique ?? none, "ambiguous name": ambiguous ?? none },
    eligible: count(links.filter(({ isEligible }) => isEligible)),
    all: count(links),
    missed: missed.length,
    missedButForReview: missed.filter(({ score }) => score !== null).length,
  };
}

function count(links: readonly JudgedLink[]): Count {
  return { links: links.length, right: links.filter(({ isRight }) => isRight).length };
}

function withoutTexts({ earlyNameLinks, ...rest }: StoryCheck) {
  return { ...rest, earlyNameLinks: earlyNameLinks.length };
}
