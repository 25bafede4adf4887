import { setTimeout as sleep } from "node:timers/promises";
import type { Result } from "../result.ts";
import { describeRead, Readers } from "./readers.ts";
import { startRunning } from "./running.ts";

const WITHIN_MS = 10_000;

/** What was asked before the signal is answered whole; the process ends well, and soon. */
export async function runStopUnderLoad(): Promise<Result> {
  const running = await startRunning();
  try {
    const readers = new Readers(running.url, 20, 0);
    while (readers.asked < 500) await sleep(20);
    const started = performance.now();
    running.program.kill("SIGTERM");
    const code = await Promise.race([running.program.exited, sleep(60_000, -1)]);
    const ms = performance.now() - started;
    const read = await readers.stop();
    // Whoever asks a server that has gone is refused; an answer that breaks off is another thing.
    const cut = read.broken.filter((line) => !/ECONNREFUSED|ECONNRESET|other side closed/.test(line));
    const wrong = Object.keys(read.statuses).filter((status) => !["200", "503"].includes(status));
    return {
      name: "SIGTERM under load",
      figures: [describeRead(read), `ended with ${code} after ${ms.toFixed(0)} ms`],
      problems: [
        ...cut.slice(0, 5),
        ...wrong.map((status) => `answered ${status}`),
        ...(code === 0 ? [] : [`ended with ${code}`]),
        ...(ms > WITHIN_MS ? [`took ${ms.toFixed(0)} ms`] : []),
      ],
    };
  } finally {
    await running.close();
  }
}
