import { expect, test } from "vitest";
import { AUTHORIZED, get, lamp, openStandin, rulesBroken } from "../test-support.ts";

test("a repository shows its totals of this instant, by name in any case and by id", async () => {
  const standin = await openStandin([lamp({ openIssues: 3, openPulls: 2, watchers: 9, license: "Apache-2.0" })]);
  const byName = await get(standin, "/repos/Octo/LAMP");
  expect(byName.status).toBe(200);
  expect(byName.json).toMatchObject({
    id: 7,
    full_name: "octo/lamp",
    stargazers_count: 140,
    watchers_count: 140,
    forks_count: 8,
    open_issues_count: 5,
    subscribers_count: 9,
    license: { key: "apache-2.0", spdx_id: "Apache-2.0" },
    created_at: "2026-03-10T08:00:00Z",
  });
  expect((await get(standin, "/repositories/7")).json).toEqual(byName.json);
  expect((await get(standin, "/repos/octo/lamp/stargazers/count")).json).toEqual({ count: 140 });
  standin.expectNoViolations();
});

test("an old name answers 301 to the numeric id with its subpath and query, and fetch follows it", async () => {
  const names = [
    { name: "octo/lamp", from: "2026-03-10T08:00:00Z" },
    { name: "hexa/lantern", from: "2026-03-25T00:00:00Z" },
  ];
  const standin = await openStandin([lamp({ names })]);
  const moved = await get(standin, "/repos/octo/lamp/releases?per_page=5");
  const target = `${standin.url}/repositories/7/releases?per_page=5`;
  expect(moved.status).toBe(301);
  expect(moved.headers.get("location")).toBe(target);
  expect(moved.json).toMatchObject({ message: "Moved Permanently", url: target });
  const followed = await fetch(`${standin.url}/repos/octo/lamp`);
  expect(await followed.json()).toMatchObject({ id: 7, full_name: "hexa/lantern" });
  expect(standin.requests.map((r) => r.cost)).toEqual([1, 1, 1]);
});

test("what is missing, deleted or private is a 404, and a takedown a 451 with its notice", async () => {
  const standin = await openStandin([
    lamp({ deletedAt: "2026-03-26T00:00:00Z" }),
    lamp({ databaseId: 8, names: [{ name: "octo/secret", from: "2026-03-10T08:00:00Z" }], private: true }),
    lamp({
      databaseId: 9,
      names: [{ name: "octo/taken", from: "2026-03-10T08:00:00Z" }],
      dmcaAt: "2026-03-25T10:00:00Z",
    }),
  ]);
  for (const path of ["/repos/octo/lamp", "/repos/octo/secret", "/repos/octo/never", "/repositories/7"]) {
    const reply = await get(standin, path);
    expect([reply.status, reply.json]).toEqual([404, expect.objectContaining({ message: "Not Found", status: "404" })]);
  }
  const blocked = await get(standin, "/repos/octo/taken");
  expect(blocked.status).toBe(451);
  expect(blocked.json).toMatchObject({ block: { reason: "dmca", created_at: "2026-03-25T10:00:00Z" } });
  standin.expectNoViolations();
});

test("lists of people are closed: 401 without a token, 404 with one, and a broken rule either way", async () => {
  const standin = await openStandin([lamp()]);
  expect((await get(standin, "/repos/octo/lamp/stargazers")).status).toBe(401);
  expect((await get(standin, "/repos/octo/lamp/subscribers", AUTHORIZED)).status).toBe(404);
  expect(rulesBroken(standin)).toEqual(["restricted-endpoint", "restricted-endpoint"]);
});

test("what the stand-in does not know is a 404 that a test sees", async () => {
  const standin = await openStandin([lamp()]);
  expect((await get(standin, "/repos/octo/lamp/commits")).status).toBe(404);
  expect((await get(standin, "/user")).status).toBe(404);
  expect(rulesBroken(standin)).toEqual(["unknown-route", "unknown-route"]);
  expect(() => standin.expectNoViolations()).toThrow(
    /GET \/repos\/octo\/lamp\/commits\n {4}unknown-route: .*\/commits/,
  );
});

test("licences: none, one that GitHub can't tell, and one of its own name", async () => {
  const standin = await openStandin([
    lamp({ license: null, changes: [{ at: "2026-03-26T13:00:00Z", license: "NOASSERTION" }] }),
  ]);
  expect((await get(standin, "/repos/octo/lamp")).json).toMatchObject({ license: null });
  standin.clock.now += 2 * 3_600_000;
  expect((await get(standin, "/repos/octo/lamp")).json).toMatchObject({
    license: { key: "other", spdx_id: "NOASSERTION", url: null },
  });
});
