import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Result } from "../result.ts";
import { describeRead, Readers } from "./readers.ts";
import { startRunning } from "./running.ts";

const SLOW = 10_000;
const READ_MS = 10_000;
const AT_ONCE = 250;

/** Connections that send a header byte by byte or nothing at all, opened again whenever they are closed. */
export async function runSlowConnections(): Promise<Result> {
  const running = await startRunning();
  const slow: Socket[] = [];
  try {
    const port = Number(new URL(running.url).port);
    while (slow.length < SLOW)
      slow.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => open(port, i)))));
    const drip = setInterval(() => {
      for (const socket of slow) if (!socket.destroyed) socket.write("a");
    }, 2_000);
    const readers = new Readers(running.url, 5, 50);
    await new Promise((resolve) => setTimeout(resolve, READ_MS));
    const read = await readers.stop();
    clearInterval(drip);
    const left = slow.filter(({ destroyed }) => !destroyed).length;
    const wrong = Object.keys(read.statuses).filter((status) => status !== "200");
    return {
      name: `${SLOW} slow connections`,
      figures: [describeRead(read), `${left} of the slow connections were still open after ${READ_MS / 1_000} s`],
      problems: [
        ...read.broken.slice(0, 5),
        ...wrong.map((status) => `answered ${status}`),
        ...(read.longest > 5_000 ? [`a reader waited ${read.longest.toFixed(0)} ms`] : []),
      ],
    };
  } finally {
    for (const socket of slow) socket.destroy();
    await running.close();
  }
}

async function open(port: number, i: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").on("error", () => null);
  await Promise.race([once(socket, "connect"), once(socket, "close")]);
  if (i % 2 === 0) socket.write("GET / HTTP/1.1\r\nHost: a\r\nX: ");
  return socket;
}
