import { z } from "zod";

/** So many links, and how many of them are right. */
export const LinkCount = z.object({ links: z.int(), right: z.int() });
export type LinkCount = z.infer<typeof LinkCount>;

/** What the linker makes of labelled passages with an ambiguous word. */
export const PassageFigures = z.object({
  passages: z.int(),
  /** Passages that mean a project, those of them that nothing but an ambiguous name gives away, and those that mean none. */
  meant: z.int(),
  meantByAmbiguousName: z.int(),
  meaningNone: z.int(),
  bySign: z.object({ T1: LinkCount, T2: LinkCount, "unique name": LinkCount, "ambiguous name": LinkCount }),
  /** Links that enter story effects without anybody's word. */
  eligible: LinkCount,
  all: LinkCount,
  /** Projects meant and not linked, and those of them that are shown for review. */
  missed: z.int(),
  missedButForReview: z.int(),
});
export type PassageFigures = z.infer<typeof PassageFigures>;

/** What the linker makes of whole texts. */
export const LinkedTexts = z.object({
  texts: z.int(),
  /** Links to watched repositories in them, and those found. */
  repoLinks: z.int(),
  repoLinksFound: z.int(),
  /** Texts of before most of the projects were there, and names that were linked in them all the same. */
  earlyTexts: z.int(),
  earlyNameLinks: z.int(),
});
export type LinkedTexts = z.infer<typeof LinkedTexts>;

/** How mentions were measured; figures alone, no texts. */
export const MentionFigures = z.object({
  /** Without the address at which a passage was published, and with it. */
  alone: PassageFigures,
  withAddress: PassageFigures,
  /** Ambiguous names, each word judged by weights that were chosen on the others; `tried` sets of weights. */
  leftOut: LinkCount.extend({ meant: z.int(), tried: z.int() }),
  /** With the passages' own watchlist, and with the default one. */
  stories: z.object({ labelled: LinkedTexts, default: LinkedTexts }),
});
export type MentionFigures = z.infer<typeof MentionFigures>;
