import { setTimeout as sleep } from "node:timers/promises";
import type { Result } from "../result.ts";
import { describeRead, Readers } from "./readers.ts";
import { deliverStars, startRunning, untilStatus } from "./running.ts";

const BACK_MS = 30_000;
/** Kept answers are served, and whatever else there is says that the database does not answer. */
const EXPECTED = new Set([200, 502, 503]);

/** The server is killed, and is there again after so many seconds; nobody restarts us. */
export async function runDatabaseGone(seconds: number): Promise<Result> {
  const running = await startRunning();
  const problems: string[] = [];
  try {
    await untilStatus(`${running.url}/api/v1/projects?sort=stars`, 200, BACK_MS);
    if ((await deliverStars(running.url, 60_001, Date.now())) !== 200) problems.push("a delivery before is refused");
    const readers = new Readers(running.url, 5, 50);
    await running.server.pause();
    await untilStatus(`${running.url}/readyz`, 503, BACK_MS);
    const during = await deliverStars(running.url, 60_002, Date.now());
    // GitHub's list then shows it as failed, to be sent again.
    if (during < 500) problems.push(`a delivery that could not be stored is answered ${during}`);
    if (!(await fetch(`${running.url}/healthz`)).ok) problems.push("the process says that it is dead");
    await sleep(seconds * 1_000);
    await running.server.resume();
    const ms = await untilStatus(`${running.url}/readyz`, 200, BACK_MS);
    const read = await readers.stop();
    for (const path of ["/", "/api/v1/status", "/api/v1/projects?sort=name&limit=7"]) {
      await untilStatus(running.url + path, 200, BACK_MS);
    }
    const after = await deliverStars(running.url, 60_003, Date.now());
    if (after !== 200) problems.push(`a delivery afterwards is answered ${after}`);
    const wrong = Object.keys(read.statuses).filter((status) => !EXPECTED.has(Number(status)));
    return {
      name: `the database gone for ${seconds} s`,
      figures: [describeRead(read), `ready again ${ms.toFixed(0)} ms after it was`],
      problems: [...problems, ...read.broken.slice(0, 5), ...wrong.map((status) => `answered ${status}`)],
    };
  } catch (error) {
    return {
      name: `the database gone for ${seconds} s`,
      figures: [],
      problems: [...problems, `${String(error)}: ${running.program.stderr.slice(-1_500)}`],
    };
  } finally {
    await running.close();
  }
}
