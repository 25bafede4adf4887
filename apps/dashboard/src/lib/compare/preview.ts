import type { CompareExample } from "#lib/compare/examples.ts";

/** The drawing's own units; on the page it is as wide as its card. */
export const PREVIEW = { width: 240, height: 90 } as const;

/** A line of a small drawing, without axes: which way it goes is all that it says. */
export interface PreviewLine {
  repo: string;
  name: string;
  colour: string;
  /** SVG path data; empty where there are no figures. */
  path: string;
}

export interface PreviewedExample extends CompareExample {
  /** Surviving stars, where too few totals are known for a line. */
  metric: "stars" | "surviving";
  lines: PreviewLine[];
}
