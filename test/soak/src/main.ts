import { findPostgres, startPostgres } from "@groundswell/support";
import { PARTS } from "./parts.ts";
import type { Result } from "./result.ts";
import { readSettings, type Settings } from "./settings.ts";

/**
 * The long runs: `npm run soak -- [fleet=2000] [faults=500] [kills=200] [many=1] [fuzz=1000000] [week=2000] [weekDays=7] [weekHours=1] [outages=300] [seed=1]`, each 0 to leave it out.
 * Each prints its progress and a result; the last line counts them. Exit code 1 when one failed, 2 when the arguments
 * are wrong.
 */
async function main(args: readonly string[]): Promise<number> {
  const settings = readSettings(args);
  if (typeof settings === "string") {
    console.error(settings);
    return 2;
  }
  const server = findPostgres() === null ? null : await startPostgres();
  if (server === null) console.error("PostgreSQL was not found: what needs a server is SKIPPED");
  const started = performance.now();
  try {
    const { failed, passed, skipped } = await runParts(settings, server?.url ?? null);
    console.log(`${((performance.now() - started) / 1_000).toFixed(0)} s, seed ${settings.seed}`);
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed === 0 ? 0 : 1;
  } finally {
    await server?.stop();
  }
}

async function runParts(settings: Settings, serverUrl: string | null) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, skippedWithoutServer, run } of PARTS) {
    if (settings[name] === 0) continue;
    const results = await run({ settings, serverUrl, report: (line) => console.log(line) });
    for (const result of results) {
      print(result);
      counts[result.problems.length === 0 ? "passed" : "failed"] += 1;
    }
    if (serverUrl === null) counts.skipped += skippedWithoutServer;
  }
  return counts;
}

function print({ name, figures, problems }: Result): void {
  console.log(`${problems.length === 0 ? "ok" : "FAILED"}: ${name}`);
  for (const line of [...figures, ...problems]) console.log(`  ${line}`);
}

process.exitCode = await main(process.argv.slice(2));
