import { readdirSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { gauge } from "./data-families.ts";
import type { Family } from "./exposition.ts";

const NS = 1e9;

/** One for the process, from the first time that somebody asks. */
let delays: ReturnType<typeof monitorEventLoopDelay> | null = null;

/** What any Node process says of itself, under the names that dashboards for Node know. */
export function listProcessFamilies(): Family[] {
  const memory = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    gauge("process_resident_memory_bytes", "Resident memory size.", memory.rss),
    gauge("nodejs_heap_size_used_bytes", "Of the heap, what is in use.", memory.heapUsed),
    gauge("nodejs_heap_size_total_bytes", "The heap.", memory.heapTotal),
    gauge("nodejs_external_memory_bytes", "Memory of buffers and the like, outside the heap.", memory.external),
    gauge("process_start_time_seconds", "When the process started, in Unix time.", Math.round(startedAtSeconds())),
    gauge("process_open_fds", "Open file descriptors.", countDescriptors()),
    {
      name: "process_cpu_seconds",
      help: "User and system time spent.",
      type: "counter",
      samples: [{ value: (user + system) / 1e6 }],
    },
    ...listDelays(),
  ];
}

function startedAtSeconds(): number {
  return performance.timeOrigin / 1_000;
}

/** Null where the system does not tell. */
function countDescriptors(): number | null {
  try {
    return readdirSync("/proc/self/fd").length;
  } catch {
    return null;
  }
}

/** How late the event loop was, since it was last asked: what makes all requests wait at once. */
function listDelays(): Family[] {
  const known = delays;
  if (known === null) {
    delays = monitorEventLoopDelay({ resolution: 20 });
    delays.enable();
  }
  const seconds = (ns: number | undefined) => (ns === undefined || known?.count === 0 ? null : ns / NS);
  const families = [
    gauge("nodejs_eventloop_lag_mean_seconds", "Mean delay since the last scrape.", seconds(known?.mean)),
    gauge("nodejs_eventloop_lag_p99_seconds", "99th percentile since the last scrape.", seconds(known?.percentile(99))),
    gauge("nodejs_eventloop_lag_max_seconds", "Longest since the last scrape.", seconds(known?.max)),
  ];
  known?.reset();
  return families;
}
