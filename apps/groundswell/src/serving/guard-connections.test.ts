import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { guardConnections } from "./guard-connections.ts";
import { listenLocally, openIdle, sendRaw } from "./wire.ts";

let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const GET = "GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";

test("connections that ask for nothing give way to readers, the longest idle first, however many they are", async () => {
  server = createServer((_, response) => response.end("served"));
  guardConnections(server, 5);
  const port = await listenLocally(server);
  const idle = await openIdle(port, 5);
  idle[4]?.write("GET / HTTP/1.1\r\nHost:");
  expect(await sendRaw(port, GET)).toContain("served");
  await vi.waitFor(() => {
    expect(idle.map(({ readableEnded }) => readableEnded)).toEqual([true, false, false, false, false]);
  });
  await openIdle(port, 12);
  expect(await sendRaw(port, GET)).toContain("served");
  expect(await new Promise((resolve) => server?.getConnections((_, open) => resolve(open)))).toBeLessThanOrEqual(5);
});

test("a request that is being answered is never cut off for another; then the newest has to wait", async () => {
  const waiting: (() => void)[] = [];
  server = createServer((_, response) => waiting.push(() => response.end("served")));
  guardConnections(server, 2);
  const port = await listenLocally(server);
  const answers = [sendRaw(port, GET), sendRaw(port, GET)];
  await vi.waitFor(() => {
    expect(waiting).toHaveLength(2);
  });
  const [third] = await openIdle(port, 1);
  if (third?.closed === false) await once(third.resume(), "close");
  for (const finish of waiting) finish();
  expect((await Promise.all(answers)).map((answer) => answer.includes("served"))).toEqual([true, true]);
});
