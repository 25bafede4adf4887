import type { Alignment, Metric } from "@groundswell/core";
import type { Faults } from "../http/faults.ts";
import type { ChartKind } from "./address.ts";

/** Drawn as bars, which stand on zero. */
const BARS: ReadonlySet<Metric> = new Set(["gained", "lost", "net"]);

export interface GivenOptions {
  kind: ChartKind;
  /** What is counted; null: the kind has no choice of it. */
  metric: Metric | null;
  options: { align: Alignment; markers: readonly string[]; scale: "linear" | "log" };
  /** Whether an option stands in the address. */
  isGiven: (name: string) => boolean;
}

/** Finds options that would change nothing beside the others: each would be another address of the same chart. */
export function checkTogether({ kind, metric, options, isGiven }: GivenOptions, faults: Faults): void {
  if (kind === "compare") {
    const { align, markers } = options;
    if (align === "age" && markers.length > 0) faults.add("markers", "by age there are no days to mark");
    if (align !== "index" && isGiven("base")) faults.add("base", "is only of an index: give align=index too");
    if (align !== "age" && isGiven("origin")) faults.add("origin", "is only of ages: give align=age too");
  }
  if (kind === "project" && metric !== null && BARS.has(metric) && options.scale === "log") {
    faults.add("scale", "bars begin at zero, which a logarithmic scale does not have; allowed: linear");
  }
  if (isGiven("v") && !isGiven("asOf")) faults.add("v", "is only of a pinned chart: give asOf too");
}
