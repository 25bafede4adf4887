import { findProject, syncWatchlist } from "@groundswell/db";
import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { deliver, repository, SECRET, sign } from "./deliveries.ts";
import { NOW, onBothDatabases } from "./harness.ts";
import { Hooked, HOUR_MS } from "./webhook-suite.ts";

const TODAY = "2026-08-23";

onBothDatabases("webhooks of GitHub", (suite) => {
  const goose = new Hooked(suite);
  beforeEach(() => goose.reset());

  test("are off without a secret, and say how they are turned on", async () => {
    const response = await suite.makeApi().fetch(deliver({ event: "ping", payload: {} }));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("GITHUB_WEBHOOK_SECRET");
  });

  test("are POSTed: another method is told so", async () => {
    const response = await suite.get("/hooks/github");
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test("a ping is answered, and what is not read is taken without a word", async () => {
    const before = await goose.countAll();
    expect(
      await goose.send({ event: "ping", payload: { zen: "Keep it logically awesome.", hook_id: 1 } }),
    ).toMatchObject({
      status: 200,
      type: "application/json; charset=utf-8",
    });
    expect((await goose.send({ event: "issues", payload: { action: "opened" } })).status).toBe(202);
    expect((await goose.send({ event: "__proto__", payload: {} })).status).toBe(202);
    expect(await goose.countAll()).toEqual(before);
  });

  for (const [what, delivery] of [
    ["no signature", { signature: null }],
    ["another secret's", { signature: sign(JSON.stringify({ action: "created" }), "guess") }],
    ["another body's", { signature: sign("{}") }],
    ["one that is cut short", { signature: "sha256=abc" }],
    ["another kind of signature", { signature: `sha1=${"0".repeat(40)}` }],
  ] as const) {
    test(`a delivery with ${what} is refused, and nothing of it is stored`, async () => {
      const before = await goose.countAll();
      const payload = { action: "created", starred_at: "2026-08-23T11:59:58Z", repository: repository() };
      const answer = await goose.send({ event: "star", payload, ...delivery });
      expect([answer.status, answer.type]).toEqual([401, "application/problem+json; charset=utf-8"]);
      expect(await goose.countAll()).toEqual(before);
      expect(await goose.starsOf(TODAY)).toBeNull();
    });
  }

  test("a star is an observation with a receipt, and the same delivery again is none", async () => {
    const payload = { action: "created", starred_at: "2026-08-23T11:59:58Z", repository: repository() };
    expect(await goose.send({ event: "star", payload })).toMatchObject({ status: 200, title: "Stored" });
    const after = await goose.countAll();
    goose.at = NOW + 1_000;
    expect(await goose.send({ event: "star", payload })).toMatchObject({ status: 200, title: "Known" });
    expect(await goose.countAll()).toEqual(after);
    expect(await goose.starsOf(TODAY)).toBe(53_300);
    const { body } = await goose.read("/api/v1/projects/aaif-goose/goose");
    const { stars } = body as { stars: { receipt: string; value: number } };
    expect(stars).toMatchObject({ value: 53_300, quality: "observed" });
    expect((await goose.read(`/api/v1/receipts/${stars.receipt}`)).body).toMatchObject({
      source: "GitHub webhook",
      request: "POST /hooks/github star.created",
      fetchedAt: "2026-08-23T12:00:00Z",
      status: null,
      contentHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
    });
  });

  test("the same body under another event's name, which is not signed, is not that event's", async () => {
    const payload = { action: "deleted", starred_at: null, repository: repository() };
    await goose.send({ event: "star", payload });
    expect(await goose.send({ event: "repository", payload })).toMatchObject({ status: 422 });
    expect(await goose.count("project_notices")).toBe(0);
  });

  test("two at once of one delivery are taken once", async () => {
    const payload = { action: "created", starred_at: "2026-08-23T11:59:58Z", repository: repository() };
    const answers = await Promise.all([1, 2, 3].map(() => goose.send({ event: "star", payload })));
    expect(answers.map(({ title }) => title).sort()).toEqual(["Known", "Known", "Stored"]);
  });

  test("a fork brings totals too, and totals that have been on their way are only a reason to ask", async () => {
    const forkee = { id: 5, full_name: "somebody/goose" };
    await goose.send({ event: "fork", payload: { forkee, repository: repository({ forks_count: 5_101 }) } });
    expect((await goose.read("/api/v1/projects/aaif-goose/goose")).body).toMatchObject({ forks: { value: 5_101 } });
    expect(await goose.dueAt("totals")).toBe(NOW + HOUR_MS);
    goose.at = NOW + 2_000;
    const late = repository({ stargazers_count: 50_000, updated_at: "2026-08-23T11:49:00Z" });
    const payload = { action: "created", starred_at: "2026-08-23T11:49:00Z", repository: late };
    expect(await goose.send({ event: "star", payload })).toMatchObject({ status: 200, title: "Noted" });
    expect([await goose.starsOf(TODAY), await goose.dueAt("totals")]).toEqual([53_300, goose.at]);
  });

  test("nothing of a repository that is not public is stored", async () => {
    const hidden = repository({ private: true, visibility: "private" });
    const payload = { action: "created", starred_at: "2026-08-23T11:59:58Z", repository: hidden };
    expect(await goose.send({ event: "star", payload })).toMatchObject({ title: "Noted" });
    expect(await goose.starsOf(TODAY)).toBeNull();
  });

  test("a repository that nobody watches, or that has only the name of one, is taken without a trace", async () => {
    const before = await goose.countAll();
    for (const stranger of [{ id: 1, full_name: "some/body" }, { id: 2 }, { id: 3, full_name: "block/goose" }]) {
      const payload = { action: "deleted", starred_at: null, repository: repository(stranger) };
      const answer = await goose.send({ event: "star", payload });
      expect([answer.status, answer.title]).toEqual([202, "Not watched"]);
    }
    expect(await goose.countAll()).toEqual(before);
  });

  test("a project that GitHub has not answered for is found by its name, whatever its case", async () => {
    await goose.db.execute(sql`update projects set github_id = null where id = ${goose.id}`);
    const payload = { action: "edited", repository: repository({ full_name: "AAIF-Goose/goose" }) };
    expect(await goose.send({ event: "repository", payload })).toMatchObject({ title: "Stored" });
    expect((await findProject(goose.db, "aaif-goose/goose"))?.githubId).toBe(847_080_413);
  });

  test("what is no JSON, no payload or too large is refused, each for its reason", async () => {
    const before = await goose.countAll();
    const payload = { action: "created", starred_at: null, repository: repository({ stargazers_count: "many" }) };
    expect(await goose.send({ event: "star", payload: "{" })).toMatchObject({ status: 400 });
    const misunderstood = await goose.send({ event: "star", payload });
    expect(misunderstood.status).toBe(422);
    expect(misunderstood.detail).toContain("repository.stargazers_count");
    expect(misunderstood.detail).not.toContain("many");
    const form = await goose.send({ event: "star", payload, contentType: "application/x-www-form-urlencoded" });
    expect([form.status, form.detail]).toEqual([415, expect.stringContaining("application/json")]);
    const large = await goose.send({ event: "star", payload: { ...payload, filler: "x".repeat(5 * 1024 * 1024) } });
    expect([large.status, large.type]).toEqual([413, "application/problem+json; charset=utf-8"]);
    expect(await goose.countAll()).toEqual(before);
  });

  test("a project that is watched no more is not told of", async () => {
    const watched = await goose.db.execute<{ repo: string; name: string }>(sql`select repo, name from projects`);
    const entries = [...watched].map((p) => ({
      ...p,
      category: null,
      description: null,
      homepage: null,
      formerly: [],
    }));
    await syncWatchlist(
      goose.db,
      entries.filter((p) => p.repo !== "aaif-goose/goose"),
    );
    const payload = { action: "deleted", repository: repository() };
    expect(await goose.send({ event: "repository", payload })).toMatchObject({ status: 202, title: "Not watched" });
    await syncWatchlist(goose.db, entries);
  });

  test("no log line holds the secret or a signature", () => {
    expect(goose.logged.length).toBeGreaterThan(20);
    expect(goose.logged.filter((line) => line.includes(SECRET) || line.includes("sha256="))).toEqual([]);
  });
});
