import { expect, test } from "vitest";
import { AUTHORIZED, ask, get, lamp, NOON, openStandin, rulesBroken, TOKEN } from "./test-support.ts";

const REPO = "/repos/octo/lamp";
const V2026 = { "x-github-api-version": "2026-03-10" };

test("every answer says what is left, with the reset in epoch seconds an hour after the first request", async () => {
  const standin = await openStandin([lamp()]);
  const reset = String(NOON / 1000 + 3600);
  const limits = (headers: Headers) =>
    ["limit", "remaining", "used", "reset", "resource"].map((key) => headers.get(`x-ratelimit-${key}`));
  expect(limits((await get(standin, REPO)).headers)).toEqual(["60", "59", "1", reset, "core"]);
  standin.clock.now += 1_800_000;
  expect(limits((await get(standin, "/repos/no/body")).headers)).toEqual(["60", "58", "2", reset, "core"]);
  const later = String(NOON / 1000 + 5400);
  expect(limits((await get(standin, REPO, AUTHORIZED)).headers)).toEqual(["5000", "4999", "1", later, "core"]);
  expect(limits((await ask(standin, "{viewer{login}}")).headers)).toEqual(["5000", "4999", "1", later, "graphql"]);
});

test("an exhausted hour answers 403 until its reset, and asking on is a broken rule", async () => {
  const standin = await openStandin([lamp()], { limits: { anonymousCore: 2 } });
  expect((await get(standin, REPO)).headers.get("x-ratelimit-remaining")).toBe("1");
  expect((await get(standin, REPO)).headers.get("x-ratelimit-remaining")).toBe("0");
  standin.expectNoViolations();
  const refused = await get(standin, REPO);
  expect(refused.status).toBe(403);
  expect(refused.json).toMatchObject({ message: expect.stringMatching(/^API rate limit exceeded/) as string });
  expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
  expect(rulesBroken(standin)).toEqual(["budget-exhausted"]);
  expect((await get(standin, "/rate_limit")).status).toBe(200);
  standin.clock.now += 3_600_000;
  expect((await get(standin, REPO)).status).toBe(200);
  expect(rulesBroken(standin)).toEqual(["budget-exhausted"]);
});

test("GitHub may answer an exhausted hour with 429 as well", async () => {
  const standin = await openStandin([lamp()], { limits: { core: 0 }, exhaustedStatus: 429 });
  expect((await get(standin, REPO, AUTHORIZED)).status).toBe(429);
});

test("an exhausted GraphQL hour is HTTP 200 with an error, of either of the two types that were seen", async () => {
  for (const exhaustedType of ["RATE_LIMITED", "RATE_LIMIT"] as const) {
    const standin = await openStandin([lamp()], { limits: { graphql: 1 }, exhaustedType });
    expect((await ask(standin, "{viewer{login}}")).errors).toEqual([]);
    const refused = await ask(standin, "{viewer{login}}");
    expect([refused.status, refused.data, refused.errors[0]?.type]).toEqual([200, undefined, exhaustedType]);
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(rulesBroken(standin)).toEqual(["budget-exhausted"]);
  }
});

test("/rate_limit is free, and its old top-level `rate` is gone in version 2026-03-10", async () => {
  const standin = await openStandin([lamp()]);
  await get(standin, REPO, AUTHORIZED);
  const core = { limit: 5000, used: 1, remaining: 4999, reset: NOON / 1000 + 3600 };
  expect((await get(standin, "/rate_limit", AUTHORIZED)).json).toMatchObject({ resources: { core }, rate: core });
  const today = await get(standin, "/rate_limit", { ...AUTHORIZED, ...V2026 });
  expect(today.json).not.toHaveProperty("rate");
  expect(today.headers.get("x-github-api-version-selected")).toBe("2026-03-10");
  expect((await get(standin, REPO, { "x-github-api-version": "1999-01-01" })).status).toBe(400);
});

test("a 304 is free with a token and costs one without", async () => {
  const standin = await openStandin([lamp()]);
  for (const [headers, remaining] of [
    [AUTHORIZED, "4999"],
    [{}, "58"],
  ] as const) {
    const etag = (await get(standin, REPO, headers)).headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"[0-9a-f]{64}"$/);
    const again = await get(standin, REPO, { ...headers, "if-none-match": etag });
    expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", etag]);
    expect(again.headers.get("x-ratelimit-remaining")).toBe(remaining);
  }
  // Some stars later it is another answer.
  standin.clock.now += 6 * 3_600_000;
  const etag = standin.requests.find((r) => r.status === 304)?.ifNoneMatch ?? "";
  expect((await get(standin, REPO, { ...AUTHORIZED, "if-none-match": etag })).status).toBe(200);
});

test("ETags differ between a token and none", async () => {
  const standin = await openStandin([lamp()]);
  const plain = await get(standin, REPO);
  const authorized = await get(standin, REPO, AUTHORIZED);
  expect(authorized.text).toBe(plain.text);
  expect(authorized.headers.get("etag")).not.toBe(plain.headers.get("etag"));
});

test("a wrong, expired or malformed token is refused, and the log never holds a token", async () => {
  const expired = { token: "was-good", expiresAt: NOON };
  const standin = await openStandin([lamp()], { tokens: [{ token: TOKEN, scopes: ["repo"] }, expired] });
  for (const authorization of ["Bearer wrong-token", "token was-good", "Basic abc"]) {
    const reply = await get(standin, REPO, { authorization });
    expect([reply.status, reply.json]).toEqual([401, expect.objectContaining({ message: "Bad credentials" })]);
  }
  expect((await get(standin, REPO, AUTHORIZED)).headers.get("x-oauth-scopes")).toBe("repo");
  await get(standin, `${REPO}?access_token=${TOKEN}`);
  expect(rulesBroken(standin)).toEqual(["token-in-url"]);
  const kept = JSON.stringify([standin.requests, standin.violations]);
  for (const secret of [TOKEN, "was-good", "wrong-token"]) expect(kept).not.toContain(secret);
});

test("the log holds what was asked, what it cost and who asked", async () => {
  const standin = await openStandin([lamp()]);
  await get(standin, `${REPO}/releases?per_page=5`, { ...AUTHORIZED, "if-none-match": '"x"' });
  expect(standin.requests).toEqual([
    {
      at: NOON,
      method: "GET",
      path: `${REPO}/releases?per_page=5`,
      bucket: "core",
      cost: 1,
      status: 200,
      authenticated: true,
      ifNoneMatch: '"x"',
      fault: null,
    },
  ]);
  standin.clearLog();
  expect(standin.requests).toEqual([]);
});
