import { request } from "node:http";
import { expect, test } from "vitest";
import { ask, AUTHORIZED, get, lamp, openStandin, rulesBroken, TOKEN } from "./test-support.ts";

test("a request without User-Agent is refused", async () => {
  const standin = await openStandin([lamp()]);
  const status = await new Promise((resolve, reject) => {
    request(`${standin.url}/repos/octo/lamp`, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect(status).toBe(403);
  expect(rulesBroken(standin)).toEqual(["user-agent"]);
});

test("asking during a pause that was asked for is a broken rule, afterwards it is not", async () => {
  const standin = await openStandin([lamp()]);
  standin.failNext("/repos", { kind: "secondary-limit", retryAfterSeconds: 90 });
  const limited = await get(standin, "/repos/octo/lamp", AUTHORIZED);
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([403, "90"]);
  expect(limited.headers.get("x-ratelimit-remaining")).toBe("5000");
  standin.clock.now += 89_000;
  await get(standin, "/repos/octo/lamp", AUTHORIZED);
  standin.clock.now += 1000;
  await get(standin, "/repos/octo/lamp", AUTHORIZED);
  expect(rulesBroken(standin)).toEqual(["retry-after"]);
});

test("without the header a minute is expected", async () => {
  const standin = await openStandin([lamp()]);
  standin.failNext(/GET \/repos/, { kind: "secondary-limit", retryAfterSeconds: null, status: 429 });
  const limited = await get(standin, "/repos/octo/lamp");
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, null]);
  standin.clock.now += 59_000;
  await get(standin, "/repos/octo/lamp");
  expect(rulesBroken(standin)).toEqual(["retry-after"]);
});

test("two good tokens are two identities", async () => {
  const standin = await openStandin([lamp()], { tokens: [TOKEN, "another"] });
  await get(standin, "/repos/octo/lamp", AUTHORIZED);
  standin.expectNoViolations();
  await get(standin, "/repos/octo/lamp", { authorization: "Bearer another" });
  expect(rulesBroken(standin)).toEqual(["second-token"]);
});

test("more than a hundred requests at once are too many", async () => {
  const standin = await openStandin([lamp()]);
  standin.setFault("/repos", { kind: "delay", ms: 500 });
  await Promise.all(Array.from({ length: 101 }, () => get(standin, "/repos/octo/lamp", AUTHORIZED)));
  expect(new Set(rulesBroken(standin))).toEqual(new Set(["concurrency"]));
});

test("900 REST points within any minute are allowed, and one more is too fast, when that is watched", async () => {
  const standin = await openStandin([lamp()], { perMinuteLimits: true });
  const askTimes = async (times: number) => {
    for (let done = 0; done < times; done += 50) {
      await Promise.all(
        Array.from({ length: 50 }, () => get(standin, "/repos/octo/lamp/stargazers/count", AUTHORIZED)),
      );
    }
  };
  await askTimes(450);
  standin.clock.now += 30_000;
  await askTimes(450);
  standin.expectNoViolations();
  await get(standin, "/repos/octo/lamp", AUTHORIZED);
  expect(standin.violations).toMatchObject([
    { rule: "too-fast", detail: "901 core points within a minute; 900 are allowed" },
  ]);
  // GraphQL has a limit of its own, and the first half is a minute ago now.
  await ask(standin, "{ viewer { login } }");
  standin.clock.now += 30_000;
  await askTimes(400);
  expect(rulesBroken(standin)).toEqual(["too-fast"]);
});

test("a clock that stands still is no haste unless that is watched", async () => {
  const standin = await openStandin([lamp()]);
  for (let done = 0; done < 950; done += 50) {
    await Promise.all(Array.from({ length: 50 }, () => get(standin, "/repos/octo/lamp/stargazers/count", AUTHORIZED)));
  }
  expect(standin.violations).toEqual([]);
});
