export { KILL_PLAN, runKills, type KillOptions, type KillOutcome } from "./kills/run-kills.ts";
export { seededRandom, type Random } from "./random.ts";
