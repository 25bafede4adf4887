import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** For requests under way when the socket is closed: what takes longer is cut off. */
const GRACE_MS = 5_000;
/** How often connections that have fallen idle are closed. */
const SWEEP_MS = 50;

/** Closes the socket, and resolves once those requests are answered that were under way, or are cut off. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  // A connection that is kept alive falls idle with its last answer, which may come at any time.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, SWEEP_MS);
  const cutOff = setTimeout(() => {
    server.closeAllConnections();
  }, GRACE_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  clearTimeout(cutOff);
}

/** Waits before the socket is closed, while a balancer finds out that it should send nothing more. */
export async function waitForBalancer(delayMs: number): Promise<void> {
  if (delayMs > 0) await sleep(delayMs);
}
