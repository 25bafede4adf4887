export { runFaults, type FaultOptions, type FaultOutcome } from "./faults/run-faults.ts";
export type { Counts } from "./fleet/asked.ts";
export { describeFleet, ratioOf } from "./fleet/describe-fleet.ts";
export type { FleetOptions } from "./fleet/fleet.ts";
export { countFleet, runFleet, type FleetCounts, type FleetOutcome } from "./fleet/run-fleet.ts";
export { KILL_PLAN, runKills, type KillOptions, type KillOutcome } from "./kills/run-kills.ts";
export { runMany, type ManyOptions, type ManyOutcome } from "./many/run-many.ts";
export { seededRandom, type Random } from "./random.ts";
export { runFuzz } from "./fuzz/run-fuzz.ts";
