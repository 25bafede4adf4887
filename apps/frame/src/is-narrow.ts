import type { FrameData } from "@groundswell/charts";

/** Whether numbers are gathered as in the narrow drawing: those of the wide one would lie on each other. */
export function isNarrow({ narrowUpTo }: FrameData): boolean {
  return document.documentElement.clientWidth <= narrowUpTo;
}
