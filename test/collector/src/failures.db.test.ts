import { readCollectorStatus } from "@groundswell/db";
import type { Fault } from "@groundswell/github-standin";
import { freePort } from "@groundswell/support";
import { expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS, NOON, onBothDatabases, TOKEN } from "./harness.ts";
import { dumpDatabase, readFreshnessOf, readSurviving, readTotals } from "./read.ts";
import { lamp, plain } from "./worlds.ts";

const GARBAGE = { kind: "status", status: 200, contentType: "application/json" } as const;

/** Answers to one repository that can't be used, and whether they count as none. */
const UNUSABLE: [string, Fault][] = [
  ["a page of HTML with 502", { kind: "status", status: 502 }],
  ["an empty 503", { kind: "status", status: 503, body: "" }],
  ["half of the JSON", { kind: "truncate" }],
  ["JSON called HTML", { kind: "content-type", contentType: "text/html" }],
  ["a page of HTML with 200", { kind: "status", status: 200 }],
  ["another shape", { ...GARBAGE, body: '{"stars":"many"}' }],
  ["nothing at all", { ...GARBAGE, body: "" }],
  ["silence", { kind: "stall" }],
  ["a cut connection", { kind: "reset" }],
  ["an unknown refusal", { kind: "status", status: 418, contentType: "application/json", body: '{"message":"tea"}' }],
];

onBothDatabases("nothing that goes wrong at GitHub stops or spoils the rest", (suite) => {
  for (const [what, fault] of UNUSABLE) {
    test(`REST: ${what} for one repository stores nothing of it, and it is asked again later`, async () => {
      const repos = [plain("a/one", 1), lamp(), plain("b/two", 2)];
      const scene = await suite.open(repos, { timeoutMs: 150 });
      const mend = scene.standin.setFault("/repos/octo/lamp", fault);
      expect(await scene.collect()).toMatchObject({ ended: "nothing due" });
      expect(await readTotals(scene.db, "octo/lamp")).toEqual([]);
      for (const repo of ["a/one", "b/two"]) expect(await readTotals(scene.db, repo)).toHaveLength(1);
      const { problem, nextAt } = await readFreshnessOf(scene, "octo/lamp");
      expect(problem).not.toBeNull();
      expect(nextAt).toBeGreaterThan(scene.clock.now);
      mend();
      scene.clock.now += HOUR_MS;
      expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
      expect((await readFreshnessOf(scene, "octo/lamp")).problem).toBeNull();
      expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(1);
      expect(await readSurviving(scene.db, "octo/lamp")).not.toEqual({});
    });
  }

  for (const [what, fault] of [
    ["a 502 for every large query", { kind: "status", status: 502 }],
    ["silence for every large query", { kind: "stall" }],
    ["half of the JSON for every large query", { kind: "truncate" }],
    [
      "RESOURCE_LIMITS_EXCEEDED without data for every large query",
      {
        kind: "graphql-errors",
        errors: [{ type: "RESOURCE_LIMITS_EXCEEDED", message: "Resource limits for this query exceeded." }],
        dropData: true,
      },
    ],
  ] as [string, Fault][]) {
    test(`GraphQL: ${what} makes the queries smaller until they pass`, async () => {
      const repos = Array.from({ length: 8 }, (_, i) => plain(`many/r${i}`, i + 1));
      const scene = await suite.open(repos, { token: TOKEN, timeoutMs: 300 });
      scene.standin.setFault(({ path, body }) => path === "/graphql" && body.includes("r3: repository"), fault);
      expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
      for (const { repo } of scene.projects) expect(await readTotals(scene.db, repo)).toHaveLength(1);
    });
  }

  test("GraphQL: what a query had no resources for is asked for in a smaller one", async () => {
    const repos = Array.from({ length: 8 }, (_, i) => plain(`many/r${i}`, i + 1));
    const scene = await suite.open(repos, { token: TOKEN });
    scene.standin.setFault("/graphql", { kind: "resource-limits", above: 3 });
    expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
    for (const { repo } of scene.projects) expect(await readTotals(scene.db, repo)).toHaveLength(1);
  });

  test("GraphQL: one repository that no query gets past is put off, and the rest is collected", async () => {
    const repos = Array.from({ length: 9 }, (_, i) => plain(`many/r${i}`, i + 1));
    const scene = await suite.open(repos, { token: TOKEN });
    scene.standin.setFault(({ body }) => body.includes('"r4"'), { kind: "status", status: 502 });
    const report = await scene.collect();
    expect(report).toMatchObject({ failed: 1, ended: "nothing due" });
    for (const { repo } of scene.projects.filter((p) => p.repo !== "many/r4")) {
      expect(await readTotals(scene.db, repo)).toHaveLength(1);
    }
    expect((await readFreshnessOf(scene, "many/r4")).problem).toMatch(/502/);
  });

  for (const type of ["FORBIDDEN", "NOT_FOUND"]) {
    test(`GraphQL: one repository answered null with ${type} is told, the rest stored`, async () => {
      const scene = await suite.open([lamp(), plain("b/two", 2)], { token: TOKEN });
      scene.standin.failNext("/graphql", { kind: "alias-error", alias: "r0", type, message: "Not for you." });
      await scene.collect();
      expect(await readTotals(scene.db, "octo/lamp")).toEqual([]);
      expect(await readTotals(scene.db, "b/two")).toHaveLength(1);
      expect((await readFreshnessOf(scene, "octo/lamp")).problem).toMatch(/octo\/lamp: Not for you/);
      scene.clock.now += HOUR_MS;
      await scene.collect();
      expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(1);
    });
  }

  test("GraphQL: a licence that GitHub failed to tell is no licence that is gone", async () => {
    const scene = await suite.open([lamp(), plain("b/two", 2)], { token: TOKEN });
    await scene.collect();
    scene.clock.now += HOUR_MS;
    scene.standin.failNext("/graphql", { kind: "graphql-field-null", path: ["r0", "licenseInfo"] });
    expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
    const said = await scene.db.execute<{ license: string | null }>("select license from detail_revisions");
    expect(said.map(({ license }) => license)).toEqual(["Apache-2.0", "MIT"]);
    expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(2);
  });

  for (const type of ["INTERNAL", "STRANGE", "RESOURCE_LIMITS_EXCEEDED"]) {
    test(`GraphQL: one repository answered null with ${type} is asked for again at once, in a smaller query`, async () => {
      const scene = await suite.open([lamp(), plain("b/two", 2)], { token: TOKEN });
      scene.standin.failNext("/graphql", { kind: "alias-error", alias: "r0", type });
      expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
      expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(1);
      expect(await readTotals(scene.db, "b/two")).toHaveLength(1);
    });
  }

  for (const [mode, token] of [
    ["without a token", null],
    ["with a token", TOKEN],
  ] as const) {
    test(`an unreachable GitHub: the status says so, nothing is lost, and it recovers, ${mode}`, async () => {
      const scene = await suite.open([lamp(), plain("b/two", 2)], { token });
      await scene.restart({ apiUrl: `http://127.0.0.1:${await freePort()}` });
      expect(await scene.collect()).toMatchObject({ steps: 0, ended: "unreachable" });
      const { github, run } = await readCollectorStatus(scene.db);
      expect(github).toMatchObject({ state: "unreachable", since: NOON, lastSuccessAt: null });
      expect(github.detail).toMatch(/can't be reached: .*ECONNREFUSED/);
      expect(run).toMatchObject({ running: false, nextRunAt: NOON + 5 * MINUTE_MS });
      expect(await readFreshnessOf(scene, "octo/lamp")).toMatchObject({ problem: null, nextAt: NOON });
      scene.clock.now += 5 * MINUTE_MS;
      await scene.collect();
      expect((await readCollectorStatus(scene.db)).github.since).toBe(NOON);
      await scene.restart();
      expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
      const recovered = (await readCollectorStatus(scene.db)).github;
      expect(recovered).toMatchObject({ state: "reachable", since: scene.clock.now, lastSuccessAt: scene.clock.now });
      expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(1);
    });

    test(`a GitHub that is broken altogether is left in peace after a few questions, ${mode}`, async () => {
      const repos = Array.from({ length: 10 }, (_, i) => plain(`many/r${i}`, i + 1));
      const scene = await suite.open(repos, { token });
      const mend = scene.standin.setFault("/", { kind: "status", status: 503 });
      expect(await scene.collect()).toMatchObject({ ended: "unreachable" });
      expect(scene.standin.requests.length).toBeLessThan(10);
      expect((await readCollectorStatus(scene.db)).github).toMatchObject({ state: "unreachable", lastSuccessAt: null });
      mend();
      scene.clock.now += HOUR_MS;
      expect(await scene.collect()).toMatchObject({ failed: 0, ended: "nothing due" });
      for (const { repo } of scene.projects) expect(await readTotals(scene.db, repo)).toHaveLength(1);
    });
  }

  test("a refused token: one line in the log, on without it, and the token is nowhere", async () => {
    const secret = "ghp_0123456789secretsecretsecret";
    const scene = await suite.open([lamp(), plain("b/two", 2)], { token: secret });
    const written: string[] = [JSON.stringify(await scene.collect())];
    expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(1);
    expect(await readTotals(scene.db, "b/two")).toHaveLength(1);
    expect(scene.log.filter((line) => line.includes("refuses GITHUB_TOKEN"))).toHaveLength(1);
    expect(scene.standin.requests.map((r) => r.authenticated)).not.toContain(true);
    const { github } = await readCollectorStatus(scene.db);
    expect(github).toMatchObject({ state: "token refused", authenticated: false, lastSuccessAt: NOON });
    expect(github.detail).toMatch(/GITHUB_TOKEN/);
    // Every other way of failing may write something as well.
    for (const [, fault] of UNUSABLE) {
      await scene.restart({ token: secret, timeoutMs: 150 });
      scene.clock.now += 2 * HOUR_MS;
      scene.standin.setFault(/octo/, fault);
      written.push(JSON.stringify(await scene.collect()));
      scene.standin.clearFaults();
    }
    written.push(...scene.log, JSON.stringify(scene.steps), await dumpDatabase(scene.db));
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter((text) => text.includes("secretsecret"))).toEqual([]);
  });

  test("a good token is nowhere either, whatever fails", async () => {
    const scene = await suite.open([lamp(), plain("b/two", 2)], { token: TOKEN, timeoutMs: 150 });
    for (const [, fault] of UNUSABLE) {
      scene.standin.failNext(/./, fault);
      await scene.collect();
      scene.clock.now += 2 * HOUR_MS;
    }
    const written = [...scene.log, JSON.stringify(scene.steps), await dumpDatabase(scene.db)];
    expect(written.filter((text) => text.includes(TOKEN))).toEqual([]);
  });

  test("figures that the database can't hold stop nobody else's", async () => {
    const scene = await suite.open([lamp(), plain("b/two", 2)]);
    const zero = lamp({ description: "nul \u0000 character" });
    scene.standin.replaceWorld({ repos: [zero, plain("b/two", 2)] });
    expect(await scene.collect()).toMatchObject({ ended: "nothing due" });
    expect(await readTotals(scene.db, "octo/lamp")).toEqual([]);
    expect(await readTotals(scene.db, "b/two")).toHaveLength(1);
    expect((await readFreshnessOf(scene, "octo/lamp")).problem).toMatch(/could not be stored/);
    expect(scene.log.filter((line) => line.includes("not stored"))).not.toEqual([]);
  });

  test("a database that goes away within a step is no project's fault: the step is done when it is back", async () => {
    const scene = await suite.open([lamp()]);
    await scene.db.execute(`create function go() returns trigger language plpgsql as
      $$ begin raise exception 'terminating connection' using errcode = '57P01'; end $$`);
    await scene.db.execute("create trigger go before insert on observations for each row execute function go()");
    await expect(scene.collect()).rejects.toThrow();
    await scene.db.execute("drop function go cascade");
    expect((await readFreshnessOf(scene, "octo/lamp")).problem).toBeNull();
    await scene.collect();
    expect(await readTotals(scene.db, "octo/lamp")).toHaveLength(1);
  });

  test("a killed collector's work is done by its successor when the lease has run out", async () => {
    const scene = await suite.open([lamp(), plain("b/two", 2)]);
    await scene.db.execute("select 1");
    const stop = new AbortController();
    await scene.collector().collectOnce({ signal: stop.signal, onStep: () => stop.abort() });
    // As if it had been killed with a claim in its hands.
    await scene.db.execute(
      `update poll_state set attempts = 1, lease_until = '${new Date(NOON + 2 * MINUTE_MS).toISOString()}'
       where last_success_at is null and resource = 'totals'`,
    );
    await scene.restart();
    await scene.collect();
    expect(await readTotals(scene.db, "b/two")).toEqual([]);
    expect((await readCollectorStatus(scene.db)).run.nextRunAt).toBe(NOON + 2 * MINUTE_MS);
    scene.clock.now += 2 * MINUTE_MS;
    expect(await scene.collect()).toMatchObject({ steps: 4, failed: 0 });
    expect(await readTotals(scene.db, "b/two")).toHaveLength(1);
  });
});
