import { DAY_MS, type InstantMs } from "@groundswell/core";
import type { Standin } from "@groundswell/github-standin";
import { CollectorProcess } from "../process/collector-process.ts";
import type { Problems } from "../stored/problems.ts";
import { TOKEN, type Fleet } from "./fleet.ts";
import { Memory, type MemoryFigures } from "./memory.ts";
import { listPauses, type Pause } from "./pauses.ts";

/** The next look when nothing is to come. */
const LATER_MS = 5 * 60_000;

export interface LiveOptions {
  databaseUrl: string;
  problems: Problems;
  /** Called at the end of each simulated day, with what measures the collector; absent: nobody measures. */
  onDay?: (measureCollector: () => Promise<NodeJS.MemoryUsage>) => Promise<Record<string, NodeJS.MemoryUsage>>;
}

/** A collector in its own process, cycle after cycle, as it would wake. @returns what it held in memory */
export async function liveThrough(fleet: Fleet, { databaseUrl, problems, onDay }: LiveOptions): Promise<MemoryFigures> {
  const { options, standin, clock, end, asked, schedule } = fleet;
  const { start } = schedule;
  const { token, intervalMs, nodeFlags, report } = options;
  const pauses = options.pauses === false ? [] : listPauses(start, end);
  const collector = new CollectorProcess(
    { databaseUrl, apiUrl: standin.url, token: token ? TOKEN : null, intervalMs, startAt: start, shared: false },
    (request) => {
      const at = clock.pass();
      asked.push({ ...request, at, paused: pauseIfDue(standin, pauses, at) });
      return at;
    },
    nodeFlags,
  );
  const memory = new Memory(start);
  let dayEnds = start + DAY_MS;
  try {
    await collector.idle();
    while (clock.now < end) {
      const { report: cycle, residentBytes } = await collector.run(clock.now);
      if (memory.note(clock.now, residentBytes)) report?.(`${options.name}: ${memory.describe()}`);
      if (cycle?.ended === "unreachable") problems.add("a cycle ended", `unreachable: ${cycle.detail}`);
      if (onDay !== undefined && clock.now >= dayEnds) {
        dayEnds += DAY_MS;
        memory.noteDay(await onDay(() => collector.measure()));
        report?.(`${options.name}: ${memory.describeDay()}`);
      }
      const wakeAt = cycle?.wakeAt ?? clock.now + LATER_MS;
      clock.sleepUntil(Math.min(wakeAt, end));
    }
    await collector.stop();
  } finally {
    await collector.kill();
  }
  for (const line of collector.errors) problems.add("an error was logged", line);
  return memory.figures();
}

/** @returns whether the request that is about to be sent will be asked to wait */
function pauseIfDue(standin: Standin, pauses: Pause[], at: InstantMs): boolean {
  const [next] = pauses;
  if (next === undefined || at < next.at) return false;
  pauses.shift();
  standin.failNext("/", { kind: "secondary-limit", retryAfterSeconds: next.seconds });
  return true;
}
