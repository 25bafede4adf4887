import type { FrameSizes } from "./frame-height.ts";
import type { PackedSpec } from "./pack-spec.ts";
import type { TableWords } from "../phrases/table-words.ts";
import type { SpecMarker } from "../spec.ts";
import type { TimelineMark } from "../timeline/timeline-spec.ts";

/** What a chart's page in a frame says of itself, in its language. */
export interface FrameWords {
  /** Of the button that shows the figures as a table, and then the chart again. */
  table: string;
  /** The same where it has the key, too, which the page has no room for. */
  keyAndTable: string;
  chart: string;
  /** Heading of what the numbers on the chart stand for. */
  events: string;
}

/** What such a page gives its script. */
export interface FrameData extends FrameSizes {
  spec: PackedSpec;
  /** What is gathered further in frames that are drawn narrow: markers, and a timeline's marks. */
  narrowParts: { markers: SpecMarker[]; marks?: TimelineMark[] };
  /** Address of our own page of what the chart shows; null: there is none any more. */
  page: string | null;
  words: FrameWords;
  tableWords: TableWords;
}

/** Ids within the page that its script looks for. */
export const FRAME_IDS = { data: "groundswell-chart", live: "groundswell-live" } as const;
