import type { Day, InstantMs } from "@groundswell/core";

/** Totals of one repository that somebody else recorded at an instant. */
export interface ArchiveObservation {
  /** Milliseconds since 1970, UTC; noon of the day when only the day is known. */
  observedAt: InstantMs;
  timeKnown: boolean;
  /** `owner/name` as it was at that instant. */
  repo: string;
  stars: number;
  forks: number;
  /** Open issues without pull requests; null when the source did not tell them apart, or gave none. */
  openIssues: number | null;
  /** Open issues and pull requests together; null when the source gave issues only, or none. */
  openIssuesAndPulls: number | null;
  /** Name of the source, one of the archive's `sources`. */
  source: string;
}

export const RELEASE_KINDS = ["release", "prerelease"] as const;
export type ReleaseKind = (typeof RELEASE_KINDS)[number];

/** A tag that stands for a release. Its date is the tag's, not that of a publication. */
export interface ArchiveRelease {
  /** `owner/name`, today's. */
  repo: string;
  tag: string;
  taggedAt: InstantMs;
  kind: ReleaseKind;
  source: string;
}

/** Where figures come from, and on which terms. */
export interface ArchiveSource {
  name: string;
  url: string | null;
  /** SPDX id, or null when no licence is known or needed. */
  license: string | null;
  note: string;
}

/** Checked rows of one file (or of a folder of files), with every source that a row names. */
export interface ArchiveFile {
  /** The path that was read, as given. */
  file: string;
  /** `sha256:` and 64 hex digits, of the uncompressed bytes. */
  contentHash: string;
  observations: ArchiveObservation[];
  releases: ArchiveRelease[];
  sources: ArchiveSource[];
}

/** The rows alone: what is written. */
export type ArchiveRows = Pick<ArchiveFile, "observations" | "releases" | "sources">;

/** Totals above this can't be stored, and no repository is near it. */
export const MAX_COUNT = 2_147_483_647;

/** No totals were recorded before this day: GitHub did not exist. An older date is a mistake. */
export const FIRST_OBSERVATION_DAY: Day = "2008-01-01";
