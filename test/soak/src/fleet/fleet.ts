import { DAY_MS, HOUR_MS, type InstantMs } from "@groundswell/core";
import {
  generateWorld,
  startStandin,
  truthOf,
  type GeneratedWorld,
  type Standin,
  type Truth,
} from "@groundswell/github-standin";
import { SimulatedClock } from "../process/simulated-clock.ts";
import { seededRandom } from "../random.ts";
import type { Asked, Schedule } from "./asked.ts";

export interface FleetOptions {
  name: string;
  projects: number;
  /** Simulated days of events; some hours more are run, so that what is due daily has been looked at again. */
  days: number;
  intervalMs: number;
  token: boolean;
  seed: number;
  /** A PostgreSQL server. */
  serverUrl: string;
  /** Only so many hours; default: as above. */
  hours?: number;
  /** Questions a second of real time that readers ask meanwhile; default none. */
  readersPerSecond?: number;
  /** Whether GitHub asks for a pause now and then; default yes. */
  pauses?: boolean;
  report?: (line: string) => void;
  /** Flags for the collector's Node: a profile, for instance. */
  nodeFlags?: readonly string[];
}

/** A Saturday noon: at midnight a new week begins. */
const START = Date.parse("2026-03-28T12:00:00Z");
/** That the stand-in takes. */
export const TOKEN = "token-of-the-fleet";
/** The daily looks take so long at most: an hour's budget is enough with a token, and less so without. */
const AFTER_MS = { token: 2 * HOUR_MS, anonymous: 12 * HOUR_MS };
/** What a fleet's day is made of. */
export interface Fleet {
  options: FleetOptions;
  generated: GeneratedWorld;
  truth: Truth;
  ids: readonly number[];
  standin: Standin;
  clock: SimulatedClock;
  asked: Asked[];
  schedule: Schedule;
  end: InstantMs;
}

/** A generated world, the stand-in that shows it, and what is true of it. */
export async function openFleet(options: FleetOptions): Promise<Fleet> {
  const { seed, projects, days, intervalMs, token } = options;
  const generated = generateWorld({ seed, projects, start: START, days });
  const clock = new SimulatedClock(START, seededRandom(seed));
  const { world } = generated;
  const now = () => clock.now;
  const whole = days * DAY_MS + (token ? AFTER_MS.token : AFTER_MS.anonymous);
  const end = START + (options.hours === undefined ? whole : options.hours * HOUR_MS);
  return {
    options,
    generated,
    truth: truthOf(world),
    ids: world.repos.slice(0, projects).map(({ databaseId }) => databaseId),
    standin: await startStandin({ world, now, tokens: [TOKEN], perMinuteLimits: true }),
    clock,
    asked: [],
    schedule: { start: START, intervalMs, slots: Math.ceil((end - START) / intervalMs) },
    end,
  };
}

/** Who was there, for all to see, from the beginning to the end. */
export function listPresent({ ids, truth, generated, end }: Fleet): number[] {
  const gone = new Set(generated.expected.filter(({ kind }) => kind === "hidden").map(({ githubId }) => githubId));
  return ids.filter((id) => !gone.has(id) && truth.nameAt(id, end) !== null);
}
