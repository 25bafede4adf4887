import { BlockList } from "node:net";
import type { Server } from "node:http";
import { currentClient } from "@groundswell/api";
import { afterEach, expect, test } from "vitest";
import { toBlockList } from "./client-of.ts";
import { createHttpServer, type ServerOptions } from "./create-http-server.ts";
import { listenLocally, sendRaw } from "./wire.ts";

let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Answers with whom it is done for; `/known` is what a client has already. */
async function start(options: Partial<ServerOptions> = {}): Promise<number> {
  const usual = { perMinute: 3, trustedProxies: new BlockList(), publicUrl: null, now: () => 0 };
  server = createHttpServer(
    (request, response) => {
      response.statusCode = request.url === "/known" ? 304 : 200;
      response.end(currentClient()?.key);
    },
    { ...usual, ...options },
  );
  return listenLocally(server);
}

const ask = (port: number, path: string, headers = "") =>
  sendRaw(port, `GET ${path} HTTP/1.1\r\nHost: here\r\n${headers}Connection: close\r\n\r\n`);
const statusOf = (answer: string) => Number(answer.split(" ")[1]);

test("a client is told its quota with each answer, and refused by name when it is used up", async () => {
  const port = await start();
  const first = await ask(port, "/api/v1/status");
  expect(first).toContain('ratelimit-policy: "requests";q=3;w=60\r\n');
  expect(first).toContain('ratelimit: "requests";r=2;t=20\r\n');
  await ask(port, "/about");
  await ask(port, "/api/v1/status");
  const refused = await ask(port, "/about");
  expect(statusOf(refused)).toBe(429);
  expect(refused).toContain("retry-after: 20\r\n");
  expect(refused).toContain("cache-control: no-store\r\n");
  expect(JSON.parse(refused.split("\r\n\r\n")[1] ?? "")).toMatchObject({
    type: "https://iana.org/assignments/http-problem-types#quota-exceeded",
    status: 429,
    "violated-policies": ["requests"],
  });
});

test("charts in others' stories have a quota of their own, ten times as wide, and health and built files none", async () => {
  const port = await start();
  for (const path of ["/charts/a/b/stars.svg", "/embed/a/b/stars", "/badge/a/b/stars.svg"]) {
    expect(await ask(port, path)).toContain('ratelimit-policy: "embeds";q=30;w=60\r\n');
  }
  for (const path of ["/healthz", "/readyz", "/_app/immutable/x.js", "/embed/_/frame.js"]) {
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(port, path)));
    expect(answers.map(statusOf)).toEqual([200, 200, 200, 200, 200]);
    expect(answers[0]).not.toContain("ratelimit");
  }
});

test("what a client has already costs it a tenth", async () => {
  const port = await start();
  for (let i = 0; i < 10; i += 1) expect(statusOf(await ask(port, "/known"))).toBe(304);
  expect(statusOf(await ask(port, "/about"))).toBe(200);
});

test("whoever says that it has whatever there is pays for each answer: it was made anew", async () => {
  const port = await start();
  const statuses: number[] = [];
  for (let i = 0; i < 4; i += 1) statuses.push(statusOf(await ask(port, "/known", "If-None-Match: *\r\n")));
  expect(statuses).toEqual([304, 304, 304, 429]);
});

test("clients behind a trusted proxy are told apart, and without that trust they are not", async () => {
  const trusting = await start({ perMinute: 1, trustedProxies: toBlockList(["loopback"]) ?? new BlockList() });
  const from = (port: number, address: string) => ask(port, "/about", `X-Forwarded-For: ${address}\r\n`);
  const one = await from(trusting, "198.51.100.1");
  expect(one.endsWith("198.51.100.1")).toBe(true);
  expect(statusOf(await from(trusting, "198.51.100.1"))).toBe(429);
  expect(statusOf(await from(trusting, "198.51.100.2"))).toBe(200);
  expect(statusOf(await from(trusting, "6.6.6.6, 198.51.100.1"))).toBe(429);
  server?.close();
  const plain = await start({ perMinute: 1 });
  expect([statusOf(await from(plain, "1.1.1.1")), statusOf(await from(plain, "1.1.1.2"))]).toEqual([200, 429]);
});

test("limits can be off; where none was chosen, this machine may ask for nearly all it wants", async () => {
  const off = await start({ perMinute: 0 });
  for (let i = 0; i < 5; i += 1) expect(statusOf(await ask(off, "/about"))).toBe(200);
  expect(await ask(off, "/about")).not.toContain("ratelimit");
  server?.close();
  const usual = await start({ perMinute: null });
  expect(await ask(usual, "/about")).toContain('ratelimit-policy: "requests";q=1000000;w=60\r\n');
});

test("https is promised for a year only where readers come over it", async () => {
  const over = await start({ publicUrl: "https://charts.example" });
  expect(await ask(over, "/about")).toContain("strict-transport-security: max-age=31536000\r\n");
  server?.close();
  const plain = await start({ publicUrl: "http://charts.example" });
  const answer = await ask(plain, "/about");
  expect(answer).not.toContain("strict-transport-security");
  expect(answer).toContain("x-content-type-options: nosniff\r\n");
});

/** One request that two readers could take for two, or for another. */
const SMUGGLED: Readonly<Record<string, string>> = {
  "a length and chunks":
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  "two lengths": "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
  "chunks that are not the last coding":
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
  "a length with a sign": "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +4\r\n\r\nabcd",
  "a folded header": "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n",
  "a space before the colon": "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
  "bare line feeds": "GET / HTTP/1.1\nHost: x\n\n",
  "no host": "GET / HTTP/1.1\r\n\r\n",
  "two hosts": "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
  "a size of a chunk that is no number": "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
};

test.each(Object.entries(SMUGGLED))("%s: refused, and the connection is closed", async (_, raw) => {
  const port = await start({ perMinute: 0 });
  const answer = await sendRaw(port, `${raw}GET /second HTTP/1.1\r\nHost: x\r\n\r\n`);
  // A body that nobody waits for is refused after the answer. Never is what follows taken for another request.
  const [first, ...others] = answer.split(/(?=HTTP\/1\.1 )/).map(statusOf);
  expect([400, 200]).toContain(first);
  expect(others.every((status) => status === 400)).toBe(true);
});

const DOTTED = [
  "/embed/_/../../about",
  "/embed/_/%2e%2E/../about",
  "/_app/.%2e/about",
  "/embed/_\\..\\..\\about",
  "/_app/..#",
];

test.each(DOTTED)("%s is refused: it is limited by another path than the one that would answer", async (path) => {
  const port = await start();
  expect(statusOf(await ask(port, path))).toBe(400);
});

test("dots within a name, and in what follows a path, are no way to another", async () => {
  const port = await start();
  for (const path of ["/charts/a/b..c.svg", "/about?from=/../x", "/_app/.well-known/...x"]) {
    expect(statusOf(await ask(port, path))).toBe(200);
  }
});

test("headers of more than 16 KiB are refused", async () => {
  const port = await start({ perMinute: 0 });
  expect(statusOf(await ask(port, "/", `X: ${"a".repeat(20_000)}\r\n`))).toBe(431);
});
