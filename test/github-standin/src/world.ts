import type { Day } from "@groundswell/core";

/** An instant as ISO text with a zone: `2026-04-07T09:30:00Z`. Text, so that a world can be kept in a file. */
export type InstantText = string;

/** Counts of consecutive days, the first being `from`. Days before and after are zero. */
export interface DailyCounts {
  from: Day;
  perDay: number[];
}

/** `count` of the stars (or forks) of `day` go away at `at`, which is after that day ended. */
export interface Withdrawal {
  day: Day;
  at: InstantText;
  count: number;
}

/** What is true of a repository besides its counts. Each may change as the clock passes: see `WorldRepo.changes`. */
export interface WorldFacts {
  description: string | null;
  homepage: string | null;
  /** SPDX id; `NOASSERTION` for a licence GitHub can't tell; null for none. */
  license: string | null;
  /** The licence's name where it is not the usual one. */
  licenseName: string | null;
  topics: string[];
  primaryLanguage: string | null;
  defaultBranch: string;
  archived: boolean;
  disabled: boolean;
  private: boolean;
  /** GitHub considers it spammed: the star history answers 422. */
  spammed: boolean;
  openIssues: number;
  openPulls: number;
  watchers: number;
  /** Null: as its last release, or its creation. */
  pushedAt: InstantText | null;
}

/** From `at` on, these facts hold. */
export type FactChange = { at: InstantText } & Partial<WorldFacts>;

/** A file of a release. */
export interface WorldAsset {
  name: string;
  /**
   * How often it had been downloaded at some instants, in their order. It grows evenly from each to the next, was 0
   * before the first and stays what it is after the last.
   */
  downloads: { at: InstantText; count: number }[];
}

/** From `at` on, a release shows these. `updatedAt` follows. */
export interface ReleaseEdit {
  at: InstantText;
  name?: string | null;
  prerelease?: boolean;
}

export interface WorldRelease {
  id: number;
  tag: string;
  name: string | null;
  publishedAt: InstantText;
  prerelease?: boolean;
  /** Drafts are seen by nobody who only watches. */
  draft?: boolean;
  /** Where people read it; by default GitHub's page of the tag. */
  url?: string;
  createdAt?: InstantText;
  updatedAt?: InstantText;
  deletedAt?: InstantText;
  assets?: WorldAsset[];
  edits?: ReleaseEdit[];
}

/** A commit of the default branch, with the files that it changes. */
export interface WorldCommit {
  /** When it comes to be on the branch. */
  at: InstantText;
  /** What it says of itself; by default the same. */
  committedAt?: InstantText;
  /** Contents by path; null: it takes the file away. */
  files: Record<string, string | null>;
  /** Symbolic links by path, with where they lead. */
  links?: Record<string, string>;
}

/** From `at` on, the default branch is this one, whatever it was before. */
export interface BranchRewrite {
  at: InstantText;
  commits: WorldCommit[];
  /** Whether what the branch had before can be asked for no more, as after Git has collected what nothing leads to. */
  forgets?: boolean;
}

/** `owner/name`, borne from an instant on. Renames, transfers and ways back are further entries. */
export interface WorldName {
  name: string;
  from: InstantText;
}

/** One repository. Facts that are left out are `DEFAULT_FACTS`. */
export interface WorldRepo extends Partial<WorldFacts> {
  databaseId: number;
  /** GraphQL's global id; made from `databaseId` in GitHub's way when left out. */
  nodeId?: string;
  names: WorldName[];
  createdAt: InstantText;
  /** Stars by the day on which they were given, those taken back later included. */
  given: DailyCounts;
  unstars?: Withdrawal[];
  forks?: DailyCounts;
  unforks?: Withdrawal[];
  releases?: WorldRelease[];
  changes?: FactChange[];
  /** The default branch, oldest first; by default a README, from its creation on. None: a repository without commits. */
  commits?: WorldCommit[];
  rewrites?: BranchRewrite[];
  /** So many files and folders of a tree are listed at once; by default GitHub's 100,000. */
  treeLimit?: number;
  deletedAt?: InstantText;
  dmcaAt?: InstantText;
}

/** Everything that the stand-in knows. Plain data: it survives JSON. */
export interface World {
  title?: string;
  repos: WorldRepo[];
}

export const DEFAULT_FACTS: WorldFacts = {
  description: null,
  homepage: null,
  license: "MIT",
  licenseName: null,
  topics: [],
  primaryLanguage: "TypeScript",
  defaultBranch: "main",
  archived: false,
  disabled: false,
  private: false,
  spammed: false,
  openIssues: 0,
  openPulls: 0,
  watchers: 1,
  pushedAt: null,
};
