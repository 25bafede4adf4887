import type { Result } from "../result.ts";
import { runClockJumps } from "./clock-jumps.ts";
import { runSlowConnections } from "./connections.ts";
import { runDatabaseGone } from "./database-gone.ts";
import { runFullDisk } from "./full-disk.ts";
import { runStopUnderLoad } from "./stop-under-load.ts";

const RESTART_SECONDS = 1;

/** What happens to the whole program when what it stands on gives way. @param seconds how long the database is gone */
export async function runOutages(seconds: number, report: (line: string) => void): Promise<Result[]> {
  const results: Result[] = [];
  const runs = [
    runSlowConnections,
    runStopUnderLoad,
    () => runDatabaseGone(RESTART_SECONDS),
    () => runDatabaseGone(seconds),
    runFullDisk,
    runClockJumps,
  ];
  for (const run of runs) {
    const result = await run();
    if (result === null) report("full disk: SKIPPED, as only root can make a small file system");
    else results.push(result);
    if (result !== null) report(`${result.name}: ${result.problems.length === 0 ? "held" : "did not hold"}`);
  }
  return results;
}
