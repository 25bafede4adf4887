import { setTimeout as sleep } from "node:timers/promises";
import type { Standin } from "@groundswell/github-standin";
import type { Result } from "../result.ts";
import { startGithub, untilAsked } from "./asked-github.ts";
import { countRows } from "./count-rows.ts";
import { readResidentMegabytes } from "./resident-memory.ts";
import { describeRead, Readers, type Read } from "./readers.ts";
import { deliverStars, startRunning, untilStatus, type Running } from "./running.ts";

const BACK_MS = 30_000;
/** Kept answers are served, and whatever else there is says that the database does not answer. */
const EXPECTED = new Set([200, 503]);
/** An answer while the database is gone takes no longer; the machine has other work. */
const LONGEST_MS = 2_000;
/** Until the collector asks GitHub again. */
const COLLECTS_MS = 15_000;

/** The server is killed, and is there again after so many seconds; nobody restarts us. */
export async function runDatabaseGone(seconds: number): Promise<Result> {
  const { standin, env } = await startGithub();
  const running = await startRunning({ env });
  const name = `the database gone for ${seconds} s`;
  const problems: string[] = [];
  try {
    const figures = await liveThrough(running, standin, { seconds, problems });
    return { name, figures, problems };
  } catch (error) {
    const last = running.program.stderr.slice(-1_500);
    return { name, figures: [], problems: [...problems, `${String(error)}: ${last}`] };
  } finally {
    await running.close();
    await standin.close();
  }
}

interface Outage {
  seconds: number;
  problems: string[];
}

async function liveThrough(running: Running, standin: Standin, { seconds, problems }: Outage): Promise<string[]> {
  const { url } = running;
  await untilStatus(`${url}/api/v1/projects?sort=stars`, 200, BACK_MS);
  if ((await deliverStars(url, 60_001, Date.now())) !== 200) problems.push("a delivery before is refused");
  await askAll(url);
  await untilAsked(standin, 0, BACK_MS);
  const before = await countRows(running.databaseUrl);
  await running.server.pause();
  const goneMs = await untilStatus(`${url}/readyz`, 503, BACK_MS);
  const asked = standin.requests.length;
  const memory = readResidentMegabytes(running.program.pid);
  const readers = new Readers(url, 5, 50, true);
  const during = await deliverStars(url, 60_002, Date.now());
  // GitHub's list then shows it as failed, to be sent again.
  if (during !== 503) problems.push(`a delivery that could not be stored is answered ${during}`);
  await sleep(seconds * 1_000);
  if (!(await fetch(`${url}/healthz`)).ok) problems.push("the process says that it is dead");
  const read = await readers.stop();
  const grown = readResidentMegabytes(running.program.pid) - memory;
  const meanwhile = standin.requests.length - asked;
  await running.server.resume();
  const readyMs = await untilStatus(`${url}/readyz`, 200, BACK_MS);
  const collectsMs = await untilAsked(standin, standin.requests.length, BACK_MS);
  if (collectsMs > COLLECTS_MS) problems.push(`the collector asks again only after ${collectsMs.toFixed(0)} ms`);
  for (const path of ["/", "/status", "/api/v1/status", "/api/v1/projects?sort=name&limit=7"]) {
    await untilStatus(url + path, 200, BACK_MS);
  }
  const after = await deliverStars(url, 60_003, Date.now());
  if (after !== 200) problems.push(`a delivery afterwards is answered ${after}`);
  const lost = findLost(before, await countRows(running.databaseUrl));
  problems.push(...lost, ...judge(read));
  return [
    `while it was gone: ${describeRead(read)}; ${read.stale} of them kept ones that say their age`,
    `noticed after ${goneMs.toFixed(0)} ms, ready ${readyMs.toFixed(0)} ms after it was back, and collecting ${collectsMs.toFixed(0)} ms later`,
    `GitHub was asked ${meanwhile} times meanwhile; resident memory changed by ${grown.toFixed(0)} MB`,
    `rows before: ${Object.entries(before)
      .map(([table, count]) => `${table} ${count}`)
      .join(", ")}; none was lost`,
  ];
}

function judge({ statuses, broken, longest, mute }: Read): string[] {
  const wrong = Object.keys(statuses).filter((status) => !EXPECTED.has(Number(status)));
  return [
    ...broken.slice(0, 5),
    ...wrong.map((status) => `answered ${status}`),
    ...(longest > LONGEST_MS ? [`an answer took ${longest.toFixed(0)} ms`] : []),
    ...(mute > 0 ? [`${mute} × 503 without Retry-After`] : []),
    ...((statuses[503] ?? 0) === 0 || (statuses[200] ?? 0) === 0
      ? ["not both kept and refused answers were seen"]
      : []),
  ];
}

function findLost(before: Record<string, number>, after: Record<string, number>): string[] {
  return Object.entries(before)
    .filter(([table, count]) => (after[table] ?? 0) < count)
    .map(([table, count]) => `${table}: ${count} rows before, ${after[table] ?? 0} after`);
}

/** What readers ask for again: so that it is kept when the database goes. */
async function askAll(url: string): Promise<void> {
  const readers = new Readers(url, 1, 0);
  while (readers.asked < 20) await sleep(50);
  await readers.stop();
}
