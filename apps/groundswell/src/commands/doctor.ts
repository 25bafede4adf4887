import { readConfig, type Config } from "../config.ts";
import { checkAddress } from "../doctor/check-address.ts";
import { checkCollection } from "../doctor/check-collection.ts";
import { checkDashboard } from "../doctor/check-dashboard.ts";
import { checkStories, checkWatchlist } from "../doctor/check-files.ts";
import { checkFolder } from "../doctor/check-folder.ts";
import { checkGithub } from "../doctor/check-github.ts";
import { checkStore } from "../doctor/check-store.ts";
import { describeChecks, failFor, ok, type Check } from "../doctor/check.ts";
import { say } from "../runtime/say.ts";

/** Looks at everything that can be wrong, changes nothing, and says what to do; exit code 1 when something failed. */
export async function runDoctor({ json = false }: { json?: boolean }): Promise<void> {
  const checks = await runChecks();
  const isWell = checks.every(({ state }) => state !== "fail");
  say(json ? JSON.stringify({ ok: isWell, checks }) : describeChecks(checks));
  if (!isWell) process.exitCode = 1;
}

async function runChecks(): Promise<Check[]> {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    // Without settings there is nothing else to look at.
    return [failFor("environment", error)];
  }
  const now = () => Date.now();
  const [folder, address, watchlist, stories, github, { check: store, status, more = [] }] = await Promise.all([
    checkFolder(config),
    checkAddress(config),
    checkWatchlist(config),
    checkStories(config),
    checkGithub(config, now),
    checkStore(config),
  ]);
  const collection = status === null ? [] : checkCollection(status, now());
  const around = [
    ok("environment", "the settings are in order"),
    ...(folder === null ? [] : [folder]),
    address,
    checkDashboard(),
  ];
  return [...around, watchlist, stories, store, ...more, ...github, ...collection];
}
