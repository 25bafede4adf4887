import { listPresent, type Fleet } from "../fleet/fleet.ts";
import { liveThrough } from "../fleet/live-through.ts";
import type { MemoryFigures } from "../fleet/memory.ts";
import type { Problems } from "../stored/problems.ts";
import { ApiProcess } from "./api-process.ts";
import { WeekReaders, type WeekRead } from "./week-readers.ts";

export interface LivedWithReaders {
  memory: MemoryFigures;
  read: WeekRead;
}

/** A collector and an API, each in its own process, and readers who ask while the days go by. */
export async function liveWithReaders(
  fleet: Fleet,
  perSecond: number,
  { databaseUrl, problems }: { databaseUrl: string; problems: Problems },
): Promise<LivedWithReaders> {
  const now = () => fleet.clock.now;
  const repos = fleet.generated.watch;
  const started = performance.now();
  const api = await ApiProcess.start({ databaseUrl, repos, now });
  try {
    const readers = new WeekReaders(
      { url: api.url, now, repos, present: new Set(listPresent(fleet)), perSecond },
      problems,
    );
    const onDay = (measureCollector: () => Promise<NodeJS.MemoryUsage>) =>
      readers.whileQuiet(async () => {
        const { answered, perSecond: rate, oldestHours } = readers.read;
        fleet.options.report?.(
          `${fleet.options.name}: after ${((performance.now() - started) / 60_000).toFixed(1)} min ${answered} answers, ${rate.toFixed(0)} a second; the oldest total ${oldestHours.toFixed(1)} h`,
        );
        return { collector: await measureCollector(), API: await api.measure() };
      });
    try {
      return { memory: await liveThrough(fleet, { databaseUrl, problems, onDay }), read: readers.read };
    } finally {
      await readers.stop();
    }
  } finally {
    await api.kill();
    for (const line of api.errors) problems.add("the API logged an error", line);
  }
}
