import { findPostgres, startPostgres } from "@groundswell/support";
import { runKills } from "./kills/run-kills.ts";

/**
 * The long runs: `npm run soak -- [kills=200] [seed=1]`. Each prints its progress and a result; the last line counts
 * them. Exit code 1 when one failed, 2 when the arguments are wrong.
 */
const KNOWN = { kills: 200, seed: 1 };

async function main(args: readonly string[]): Promise<number> {
  const settings = readSettings(args);
  if (typeof settings === "string") {
    console.error(
      `${settings} — use ${Object.entries(KNOWN)
        .map(([name, value]) => `${name}=${value}`)
        .join(" ")}`,
    );
    return 2;
  }
  const server = findPostgres() === null ? null : await startPostgres();
  const started = performance.now();
  try {
    if (server === null) console.error("PostgreSQL was not found: kills on a server are SKIPPED");
    const report = (line: string) => console.log(line);
    const outcomes = await runKills({ ...settings, serverUrl: server?.url ?? null, thorough: true, report });
    for (const { name, kills, problems } of outcomes) {
      console.log(`${problems.length === 0 ? "ok" : "FAILED"}: ${name}, ${kills} kills`);
      for (const problem of problems) console.log(`  ${problem}`);
    }
    const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
    const killed = outcomes.reduce((sum, { kills }) => sum + kills, 0);
    console.log(`${killed} kills in ${((performance.now() - started) / 1_000).toFixed(0)} s, seed ${settings.seed}`);
    console.log(`${outcomes.length - failed} passed, ${failed} failed, ${server === null ? 3 : 0} skipped`);
    return failed === 0 ? 0 : 1;
  } finally {
    await server?.stop();
  }
}

/** @returns a text when they are wrong */
function readSettings(args: readonly string[]): typeof KNOWN | string {
  const settings = { ...KNOWN };
  for (const arg of args) {
    const [, name, value] = /^(\w+)=(\d{1,9})$/.exec(arg) ?? [];
    if (name !== "kills" && name !== "seed") return `not a setting: ${arg}`;
    settings[name] = Number(value);
  }
  return settings;
}

process.exitCode = await main(process.argv.slice(2));
