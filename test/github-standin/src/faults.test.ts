import { expect, test } from "vitest";
import { ask, get, lamp, NOON, openStandin } from "./test-support.ts";

const REPO = "/repos/octo/lamp";

test("the next request fails, the one after does not", async () => {
  const standin = await openStandin([lamp()]);
  standin.failNext(REPO, { kind: "status", status: 502 });
  const broken = await get(standin, REPO);
  expect([broken.status, broken.headers.get("content-type"), broken.headers.get("etag")]).toEqual([
    502,
    "text/html; charset=utf-8",
    null,
  ]);
  expect((await get(standin, REPO)).status).toBe(200);
  expect(standin.requests.map((r) => [r.fault, r.cost])).toEqual([
    ["status", 1],
    [null, 1],
  ]);
});

test("a fault that is set stays until it is taken away, and meets only what it matches", async () => {
  const standin = await openStandin([lamp()]);
  const mend = standin.setFault(({ path }) => path.endsWith("/releases"), {
    kind: "content-type",
    contentType: "text/plain",
  });
  const typeOf = async (path: string) => (await get(standin, path)).headers.get("content-type");
  expect([await typeOf(`${REPO}/releases`), await typeOf(`${REPO}/releases`)]).toEqual(["text/plain", "text/plain"]);
  expect(await typeOf(REPO)).toMatch(/json/);
  mend();
  expect(await typeOf(`${REPO}/releases`)).toMatch(/json/);
});

test("a cut connection, half an answer and a late one", async () => {
  const standin = await openStandin([lamp()]);
  standin.failNext(REPO, { kind: "reset" });
  await expect(get(standin, REPO)).rejects.toThrow("fetch failed");
  standin.failNext(REPO, { kind: "truncate" });
  expect((await get(standin, REPO)).json).toBe("not JSON");
  standin.failNext(REPO, { kind: "delay", ms: 50 });
  const started = performance.now();
  expect((await get(standin, REPO)).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(45);
  expect(standin.requests.map((r) => r.status)).toEqual([null, 200, 200]);
});

test("closing ends stalled connections at once", async () => {
  const standin = await openStandin([lamp()]);
  standin.failNext(REPO, { kind: "stall" });
  const stalled = get(standin, REPO).catch(() => "ended");
  while (standin.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const started = performance.now();
  await standin.close();
  expect(await stalled).toBe("ended");
  expect(performance.now() - started).toBeLessThan(500);
});

const TWO = `{ a: repository(owner: "octo", name: "lamp") { databaseId } b: repository(owner: "octo", name: "lamp") { id } }`;

test("GraphQL fails for one alias, past a number of them, or beside its data, always with status 200", async () => {
  const standin = await openStandin([lamp()]);
  standin.failNext("/graphql", { kind: "alias-error", alias: "b", type: "INTERNAL" });
  const one = await ask(standin, TWO);
  expect([one.status, one.data]).toEqual([200, { a: { databaseId: 7 }, b: null }]);
  expect(one.errors).toEqual([{ type: "INTERNAL", path: ["b"], message: "Something went wrong." }]);
  standin.failNext("/graphql", { kind: "resource-limits", above: 1 });
  const limited = await ask(standin, TWO);
  expect(limited.data).toEqual({ a: { databaseId: 7 }, b: null });
  expect(limited.errors).toMatchObject([{ type: "RESOURCE_LIMITS_EXCEEDED", path: ["b"] }]);
  standin.failNext("/graphql", { kind: "graphql-errors", errors: [{ message: "no" }], dropData: true });
  expect(await ask(standin, TWO)).toMatchObject({ status: 200, data: null, errors: [{ message: "no" }] });
  expect(standin.requests.map((r) => r.cost)).toEqual([1, 1, 1]);
});

test("another world can take the place of the first while it runs", async () => {
  const standin = await openStandin([lamp()]);
  standin.replaceWorld({ repos: [lamp({ given: { from: "2026-03-26", perDay: [2] } })] });
  expect((await get(standin, `${REPO}/stargazers/count`)).json).toEqual({ count: 1 });
  expect(() => standin.replaceWorld({ repos: [lamp({ createdAt: "yesterday" })] })).toThrow(/repos\[0\]\.createdAt/);
  expect(standin.requests[0]?.at).toBe(NOON);
});

test("one field of an alias fails with an error below it, and what is beside it stays", async () => {
  const standin = await openStandin([lamp()]);
  const query = `{ a: repository(owner: "octo", name: "lamp") { databaseId releases(first: 1) { totalCount } } }`;
  standin.failNext("/graphql", { kind: "graphql-field-null", path: ["a", "releases"], type: "SERVICE_UNAVAILABLE" });
  const holed = await ask(standin, query);
  expect(holed.data).toEqual({ a: { databaseId: 7, releases: null } });
  expect(holed.errors).toEqual([
    { type: "SERVICE_UNAVAILABLE", path: ["a", "releases"], message: "Something went wrong." },
  ]);
  standin.failNext("/graphql", { kind: "graphql-field-null", path: ["z", "releases"] });
  expect((await ask(standin, query)).errors).toEqual([]);
});

test("forks' cursors are refused once, of one alias or of all, and first pages are not", async () => {
  const standin = await openStandin([lamp()]);
  const forks = (after: string | null) => `repository(owner: "octo", name: "lamp") {
    forks(first: 1, after: ${JSON.stringify(after)}, orderBy: { field: CREATED_AT, direction: DESC }) { pageInfo { endCursor } } }`;
  const { data } = await ask(standin, `{ a: ${forks(null)} }`);
  const cursor = (data as { a: { forks: { pageInfo: { endCursor: string } } } }).a.forks.pageInfo.endCursor;
  const three = `{ a: ${forks(cursor)} b: ${forks(null)} c: ${forks(cursor)} }`;
  const lost = async () => (await ask(standin, three)).errors.map((e) => [e.type, e.path?.[0]]);
  standin.failNext("/graphql", { kind: "cursor-loss" });
  expect(await lost()).toEqual([
    ["INVALID_CURSOR_ARGUMENTS", "a"],
    ["INVALID_CURSOR_ARGUMENTS", "c"],
  ]);
  standin.failNext("/graphql", { kind: "cursor-loss", alias: "c" });
  expect(await lost()).toEqual([["INVALID_CURSOR_ARGUMENTS", "c"]]);
  expect(await lost()).toEqual([]);
});

test("GitHub's clock may be off, in Date and the reset, and other faults come with it", async () => {
  const standin = await openStandin([lamp()]);
  standin.setFault("/", { kind: "clock-skew", ms: -90_000 });
  const clocks = ({ headers }: { headers: Headers }) => [
    Date.parse(headers.get("date") ?? ""),
    Number(headers.get("x-ratelimit-reset")),
  ];
  const expected = [NOON - 90_000, NOON / 1000 + 3600 - 90];
  expect(clocks(await get(standin, REPO))).toEqual(expected);
  standin.failNext(REPO, { kind: "status", status: 500 });
  const broken = await get(standin, REPO);
  expect([broken.status, ...clocks(broken)]).toEqual([500, ...expected]);
  expect(standin.requests.map((r) => r.fault)).toEqual(["clock-skew", "status"]);
});

test("a page of HTML with status 200 is no answer, and has no ETag to remember it by", async () => {
  const standin = await openStandin([lamp()]);
  standin.failNext(REPO, { kind: "html" });
  const page = await get(standin, REPO);
  expect([page.status, page.headers.get("content-type"), page.headers.get("etag")]).toEqual([
    200,
    "text/html; charset=utf-8",
    null,
  ]);
  expect(page.text).toMatch(/^<!DOCTYPE html>/);
});

/** Reads a body until it ends, breaks or says nothing for a while. */
async function readBody(response: Response): Promise<{ bytes: number; end: "whole" | "broken" | "silent" }> {
  const body: ReadableStream<Uint8Array> | null = response.body;
  const reader = body?.getReader();
  let bytes = 0;
  const silence = new Promise<"silent">((resolve) => setTimeout(() => resolve("silent"), 200));
  for (;;) {
    const next = await Promise.race([reader?.read().catch(() => "broken" as const), silence]);
    if (next === "broken" || next === "silent") return { bytes, end: next };
    if (next === undefined || next.done) return { bytes, end: "whole" };
    bytes += next.value.length;
  }
}

test("half a body is followed by silence, or by a cut connection though its length was promised", async () => {
  const standin = await openStandin([lamp()]);
  const whole = (await get(standin, REPO)).text.length;
  for (const [kind, end] of [
    ["stall-body", "silent"],
    ["cut-body", "broken"],
  ] as const) {
    standin.failNext(REPO, { kind });
    const response = await fetch(standin.url + REPO);
    expect([response.status, response.headers.get("content-length")]).toEqual([200, String(whole)]);
    expect(await readBody(response)).toEqual({ bytes: Math.floor(whole / 2), end });
  }
  expect(standin.requests.map((r) => r.status)).toEqual([200, 200, 200]);
});
