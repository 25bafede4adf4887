import type { RepoName } from "../repo-name.ts";

/** What is known of a project by which a text can name it; the watchlist's words. */
export interface MentionTarget {
  /** `owner/name`, as it is answered. */
  repo: RepoName;
  /** As people write it. */
  name: string;
  /** Earlier `owner/name`s, in any order. */
  formerly: readonly RepoName[];
  aliases: readonly string[];
  homepage: string | null;
  packages: { npm: readonly string[]; pypi: readonly string[]; huggingface: readonly string[] };
  maintainers: readonly string[];
  /** Words that make an ambiguous name mean this project. */
  context: readonly string[];
  /** Phrases in which the name means something else. */
  notContext: readonly string[];
}

/** What is read for mentions. Plain text: links stand in it as addresses, or in `links`. */
export interface MentionText {
  title: string | null;
  text: string;
  /**
   * Where it was published: what a project publishes at its own addresses is about itself, and the root page of its
   * repository or homepage names it.
   */
  url: string | null;
  /** Addresses that it links to, beside those in its text. */
  links?: readonly string[];
}

/**
 * How a story names a project, the surest first.
 * - `T1`: its repository's address, or its registered homepage's or package's
 * - `T2`: `owner/name`, or a command that installs it
 * - `T3`: a name that nothing else bears, or an ambiguous one among words that make it mean the project
 */
export const MENTION_TIERS = ["T1", "T2", "T3"] as const;
export type MentionTier = (typeof MENTION_TIERS)[number];

/** From this score on a mention is linked; from `REVIEW_SCORE` on people are asked. */
export const LINK_SCORE = 0.6;
export const REVIEW_SCORE = 0.4;

/** A project that a text names, by what, and how sure that is. */
export interface FoundMention {
  repo: RepoName;
  tier: MentionTier;
  /** 0..1; at least `REVIEW_SCORE`. */
  score: number;
  /** Whether the score links it (`LINK_SCORE`); others are for people to decide. */
  linked: boolean;
  /** Sure enough to enter story effects without anybody's word: T1, T2, and a unique name in the title. */
  eligible: boolean;
  place: "title" | "text" | "link";
  /** A short span of the text around the words that name it, at most 200 characters, on one line. */
  evidence: string;
}
