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
