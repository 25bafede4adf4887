import type { ReleaseLane } from "../phrases/index.ts";
import type { SpecBase } from "../spec.ts";

/** What its marks look like, so that colour need not tell lanes apart. */
export type TimelineShape = "diamond" | "circle" | "square" | "triangle" | "ring";

export interface TimelineLane {
  key: ReleaseLane;
  label: string;
  shape: TimelineShape;
  /** Place in the palette, from 0. */
  colour: number;
  /** Its place on the y axis, whose ticks are the lanes. */
  y: number;
  count: number;
}

export interface TimelineItem {
  /** Days since 1970-01-01. */
  x: number;
  tag: string;
  url: string | null;
}

/** One release, or neighbours of a lane that are too crowded to tell apart. */
export interface TimelineMark {
  /** Index of the lane. */
  lane: number;
  /** Mean of the items' days. */
  x: number;
  /** Oldest first. */
  items: TimelineItem[];
  /** What it stands for, in words. */
  text: string;
  /** Its tag, where there is room above it. */
  name: string | null;
  /** Beside the lane's newest mark: its newest tag, and its day where it is the newest of all. */
  label: { tag: string; date: string | null } | null;
}

/** A project's releases on a line of time, in lanes by what they change; stories are the markers. */
export interface TimelineSpec extends SpecBase {
  mark: "timeline";
  lanes: TimelineLane[];
  marks: TimelineMark[];
}
