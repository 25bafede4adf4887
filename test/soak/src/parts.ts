import { HOUR_MS } from "@groundswell/core";
import { runFaults } from "./faults/run-faults.ts";
import { runFuzz } from "./fuzz/run-fuzz.ts";
import { describeFleet } from "./fleet/describe-fleet.ts";
import { slopeOf, type MemoryFigures } from "./fleet/memory.ts";
import { runFleet } from "./fleet/run-fleet.ts";
import { runKills } from "./kills/run-kills.ts";
import { runMany } from "./many/run-many.ts";
import { runOutages } from "./outages/run-outages.ts";
import type { Result } from "./result.ts";
import type { Settings } from "./settings.ts";

export interface PartOptions {
  settings: Settings;
  /** A PostgreSQL server; null: there is none. */
  serverUrl: string | null;
  report: (line: string) => void;
}

/** A part of the long runs. */
export interface Part {
  name: keyof Settings;
  /** How many results are lost without a PostgreSQL server. */
  skippedWithoutServer: number;
  run: (options: PartOptions) => Promise<Result[]>;
}

/** Of the anonymous fleet: what 60 requests an hour carry. */
const ANONYMOUS = { projects: 34, days: 2, intervalMs: 6 * HOUR_MS, token: false };
const READERS_PER_SECOND = 200;
const CYCLES_ALONE = 20;
/** Node would size its youngest generation by the machine, not by what is in it. */
const NODE_FLAGS = ["--max-semi-space-size=8"];
/** Resident megabytes of a collector, and by how much a day may raise them. */
const MOST_MEMORY = { megabytes: 250, growth: 1.1 };

export const PARTS: readonly Part[] = [
  {
    name: "fleet",
    skippedWithoutServer: 2,
    async run({ settings: { fleet, seed }, serverUrl, report }) {
      if (serverUrl === null) return [];
      const common = { seed, serverUrl, report, nodeFlags: NODE_FLAGS };
      const day = { name: `a day of ${fleet} projects`, projects: fleet, days: 1, intervalMs: HOUR_MS, token: true };
      const outcomes = [
        await runFleet({ ...common, name: "two days without a token", ...ANONYMOUS }),
        await runFleet({ ...common, ...day }),
      ];
      return outcomes.map((outcome) => ({
        name: outcome.name,
        figures: describeFleet(outcome),
        problems: [...outcome.problems, ...findSwelling(outcome.memory)],
      }));
    },
  },
  {
    name: "faults",
    skippedWithoutServer: 25,
    async run({ settings: { faults, seed }, serverUrl, report }) {
      const outcomes = await runFaults({ cycles: faults, cyclesAlone: CYCLES_ALONE, seed, serverUrl, report });
      return outcomes.map((outcome) => ({ ...outcome, figures: [`${outcome.cycles} cycles`] }));
    },
  },
  {
    name: "many",
    skippedWithoutServer: 1,
    async run({ settings: { many, seed }, serverUrl }) {
      if (serverUrl === null) return [];
      const results: Result[] = [];
      for (let round = 0; round < many; round += 1) {
        const { repeated, requests, ...outcome } = await runMany({ seed: seed + round, serverUrl });
        const figures = [`requests of each: ${requests.join(", ")}; asked for again: ${repeated} of the killed one's`];
        results.push({ ...outcome, figures });
      }
      return results;
    },
  },
  {
    name: "kills",
    skippedWithoutServer: 3,
    async run({ settings: { kills, seed }, serverUrl, report }) {
      const outcomes = await runKills({ kills, seed, serverUrl, thorough: true, report });
      return outcomes.map(({ name, kills: done, problems }) => ({ name, figures: [`${done} kills`], problems }));
    },
  },
  {
    name: "fuzz",
    skippedWithoutServer: 2,
    async run({ settings: { fuzz, seed }, serverUrl, report }) {
      const outcomes = await runFuzz({ inputs: fuzz, seed, serverUrl, report });
      return outcomes.map(({ name, inputs, slowest, seconds, problems }) => ({
        name: `fuzz: ${name}`,
        figures: [`${inputs} inputs in ${seconds.toFixed(0)} s; the slowest took ${slowest.toFixed(0)} ms`],
        problems,
      }));
    },
  },
  {
    name: "week",
    skippedWithoutServer: 1,
    async run({ settings: { week, weekDays, weekHours, seed }, serverUrl, report }) {
      if (serverUrl === null) return [];
      const name = `${weekDays} simulated days of ${week} projects, looked at every ${weekHours} h, with readers`;
      const world = { name, projects: week, days: weekDays, intervalMs: weekHours * HOUR_MS, token: true };
      const common = { seed, serverUrl, report, nodeFlags: NODE_FLAGS, readersPerSecond: READERS_PER_SECOND };
      const outcome = await runFleet({ ...common, ...world });
      return [{ name, figures: describeFleet(outcome), problems: [...outcome.problems, ...findLeaks(outcome.memory)] }];
    },
  },
  {
    name: "outages",
    skippedWithoutServer: 6,
    async run({ settings: { outages }, serverUrl, report }) {
      return serverUrl === null ? [] : runOutages(outages, report);
    },
  },
];

/**
 * Less than a megabyte a day after the first, of what no collection gives back: the slope that half of all pairs of days
 * lie above (Theil and Sen), as one day's measurement is off by a few megabytes either way, of which no pair is the judge.
 */
function findLeaks({ days }: MemoryFigures): string[] {
  return ["collector", "API"].flatMap((process) => {
    const sizes = days.map((day) => day[process]?.resident ?? 0);
    const growth = slopeOf(sizes);
    return growth < 1
      ? []
      : [`memory of the ${process} grows by ${growth.toFixed(2)} MB a day: ${sizes.join(", ")} MB`];
  });
}

function findSwelling({ most, hour3, hour24 }: MemoryFigures): string[] {
  return [
    ...(most > MOST_MEMORY.megabytes ? [`${most} MB resident`] : []),
    ...(hour24 > hour3 * MOST_MEMORY.growth
      ? [`memory grows: ${hour3} MB in the third hour, ${hour24} in the 24th`]
      : []),
  ];
}
