import { expect, test } from "vitest";
import { createClient, keepAnswers } from "./index.ts";

/** A server whose status has that version, and which says when the caller has it already. */
function serve() {
  const server = { version: 1, bodies: 0, asked: [] as (string | null)[] };
  const fetch: typeof globalThis.fetch = (_, init) => {
    const etag = `"${server.version}"`;
    const known = new Headers(init?.headers).get("if-none-match");
    server.asked.push(known);
    if (known === etag) return Promise.resolve(new Response(null, { status: 304, headers: { etag } }));
    server.bodies += 1;
    return Promise.resolve(Response.json({ version: server.version, projects: [] }, { headers: { etag } }));
  };
  return { server, fetch };
}

test("what has not changed is not sent again, and is the same object as before", async () => {
  const { server, fetch } = serve();
  const client = createClient({ fetch, answers: keepAnswers(2) });
  const [first, second] = [await client.status(), await client.status()];
  expect(second).toBe(first);
  server.version = 2;
  expect(await client.status()).toMatchObject({ version: 2 });
  expect(server).toMatchObject({ bodies: 2, asked: [null, '"1"', '"1"'] });
});

test("nobody can change an answer that others get, too", async () => {
  const client = createClient({ fetch: serve().fetch, answers: keepAnswers(2) });
  const { projects } = await client.status();
  expect(() => projects.push(...projects)).toThrow(TypeError);
});

test("only those asked for last are kept", async () => {
  const { server, fetch } = serve();
  const client = createClient({ fetch, answers: keepAnswers(2) });
  for (const repo of ["a/a", "b/b", "a/a", "c/c", "a/a", "b/b"]) await client.project(repo);
  expect(server.asked).toEqual([null, null, '"1"', null, '"1"', null]);
});

test("without a place for answers nothing is kept", async () => {
  const { server, fetch } = serve();
  const client = createClient({ fetch });
  await client.status();
  await client.status();
  expect(server.bodies).toBe(2);
});
