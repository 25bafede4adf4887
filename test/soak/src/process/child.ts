import { createCollector } from "@groundswell/collector";
import { connect } from "@groundswell/db";
import { pino } from "pino";
import { describeRequest } from "./describe-request.ts";
import { measureMemory } from "./measure-memory.ts";
import type { ChildOptions, FromChild, ToChild } from "./messages.ts";

/**
 * A collector in a process of its own, whose clock is its parent's. Before each request it says what it is about to
 * ask, and is told the time; it ends a cycle by saying so, and begins the next when it is told to.
 *
 * `node child.ts <ChildOptions as JSON>`, over an IPC channel.
 */
async function main(options: ChildOptions): Promise<void> {
  let now = options.startAt;
  const waitForGo = async (message: FromChild): Promise<boolean> => {
    let answer = await ask(message);
    while (answer.type === "measure") answer = await ask({ type: "measured", usage: await measureMemory() });
    if (answer.type === "stop") return false;
    now = answer.now;
    return true;
  };
  passTimeWith(async (url, body) => {
    await waitForGo({ type: "ask", request: describeRequest(url, body) });
  });
  const connection = await connect({ url: options.databaseUrl, dataDir: "" });
  const { apiUrl, token, intervalMs, shared } = options;
  // Warnings are what the tests are about; an error is a bug.
  const logger = pino({ level: "error" }, pino.destination({ dest: 2, sync: true }));
  const settings = { db: connection.db, logger, apiUrl, token, intervalMs, shared, version: "0.0.0", now: () => now };
  const collector = await createCollector({ ...settings, random: () => 0 });
  const { signal } = new AbortController();
  let report = null;
  while (await waitForGo({ type: "idle", report, residentBytes: process.memoryUsage.rss() })) {
    report = await collector.collectOnce({ signal, spread: true });
  }
  await connection.close();
  process.disconnect();
}

/** Has every request wait for `pass`. */
function passTimeWith(pass: (url: string, body: string | null) => Promise<void>): void {
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    await pass(url, typeof init?.body === "string" ? init.body : null);
    return send(input, init);
  };
}

function ask(message: FromChild): Promise<ToChild> {
  return new Promise((resolve) => {
    process.once("message", (answer) => resolve(answer as ToChild));
    tell(message);
  });
}

function tell(message: FromChild): void {
  if (process.send === undefined) throw new Error("there is no parent to talk to");
  process.send(message);
}

// Whose parent is gone has nobody to tell the time.
process.once("disconnect", () => process.exit());

const [, , settings = "{}"] = process.argv;
main(JSON.parse(settings) as ChildOptions).catch((error: unknown) => {
  tell({ type: "failed", reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.disconnect();
});
