import type { Alignment, Interval } from "@groundswell/core";
import type { AgeFrom, MarkerKind } from "../spec.ts";

/** A figure and the day that it is of (by age, the day since the beginning). */
export interface Told {
  x: number;
  y: number;
}

/** By what releases are dated: their publication, their git tag, or whichever of the two is known. */
export type ReleasesDated = "published" | "tagged" | "both";

/** Why there is no release to show: there is none, none within the days asked for, or nobody has read the list. */
export type ReleasesLack = "none" | "part" | "unread";

/** Why an index has no 100: no day has a figure of all, the base's day has none, or a zero. */
export type BaseLack = "days" | "figure" | "zero";

/** One stretch of a series, as the alt text tells it. */
export interface SeriesStory {
  label: string;
  first: Told | null;
  last: Told | null;
  /** Why it is not shown, in words; null: it is. */
  leftOut?: string | null;
  /** Of a flow: what it comes to, as two of its days tell nothing of the rest. */
  flow?: BarsStory;
}

/** Which figures series have. */
export interface SeriesKind {
  /** How far each figure reaches from its day on where it is what came about in a span; null, as by default: it is a total of its day. */
  span?: Interval | null;
  /** Certain days were asked for: there may be figures of others. */
  isPart?: boolean;
}

/** How many of each kind are marked on a chart. */
export type MarkerCounts = Record<MarkerKind, number>;

/** Bars of a day, week or month each, as the alt text tells them. */
export interface BarsStory {
  /** Whose they are; null where the metric says it. */
  subject: string | null;
  interval: Interval;
  /** The first day of the first bar and the last of the last; null: there is none. */
  first: number | null;
  last: number | null;
  total: number;
  /** How many days, weeks or months have a figure, and how many between them have none. */
  known: number;
  missing: number;
  most: Told | null;
  least: Told | null;
  /** Certain days were asked for: there may be figures of others. */
  isPart?: boolean;
}

/** Several projects' series, as the alt text tells them. */
export interface CompareStory extends SeriesKind {
  /** What is counted, as a heading says it. */
  metric: string;
  align: Alignment;
  /** Of an index, the day that is 100. */
  base: number | null;
  origin: AgeFrom;
  stories: readonly SeriesStory[];
}

/** Parts of a version that a release changes first; `other`: its tag is no version. */
export type ReleaseLane = "major" | "minor" | "patch" | "prerelease" | "other";

/** A project's releases, as the alt text tells them. */
export interface TimelineStory {
  name: string;
  /** Of the first and the newest release; null: there is none. */
  from: number | null;
  to: number | null;
  counts: Record<ReleaseLane, number>;
  newest: { tag: string; x: number } | null;
  /** How many stories and events are marked: releases are what it shows. */
  marked: MarkerCounts;
  /** Where there is none: why; by default that there is none. */
  lack?: ReleasesLack;
}
