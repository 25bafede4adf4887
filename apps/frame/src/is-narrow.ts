import type { FrameData } from "@groundswell/charts";

/** Whether the frame is drawn narrow: the same question as the page's style sheet asks. */
export function isNarrow({ narrowUpTo }: FrameData): boolean {
  return matchMedia(`(max-width:${narrowUpTo}px) and (max-aspect-ratio:8/5)`).matches;
}
