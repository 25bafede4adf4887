export { createCollector, type Collector, type CollectorOptions } from "./collect/collector.ts";
export type { StepReport } from "./collect/context.ts";
export type { CycleReport } from "./collect/run-cycle.ts";
