import { repoKey } from "@groundswell/core";
import { findProject } from "@groundswell/db";
import { beforeEach, expect, test } from "vitest";
import { repository } from "./deliveries.ts";
import { NOW, onBothDatabases } from "./harness.ts";
import { Hooked, HOUR_MS } from "./webhook-suite.ts";

onBothDatabases("webhooks of a repository", (suite) => {
  const goose = new Hooked(suite);
  beforeEach(() => goose.reset());
  const tell = (action: string, rest: Record<string, unknown> = {}) =>
    goose.send({ event: "repository", payload: { action, repository: repository(rest) } });

  test("a renaming leads the old name to the new one at once, and is an event", async () => {
    await goose.send({ event: "repository", payload: { action: "edited", repository: repository() } });
    goose.at = NOW + HOUR_MS;
    const renamed = repository({ full_name: "aaif-goose/duck", updated_at: "2026-08-23T12:59:59Z" });
    const changes = { repository: { name: { from: "goose" } } };
    expect(
      await goose.send({ event: "repository", payload: { action: "renamed", changes, repository: renamed } }),
    ).toEqual(expect.objectContaining({ status: 200, title: "Stored" }));
    expect(await goose.read("/api/v1/projects/aaif-goose/goose")).toMatchObject({
      status: 301,
      location: "/api/v1/projects/aaif-goose/duck",
    });
    expect((await goose.read("/api/v1/projects/aaif-goose/duck/events?kind=renamed")).body).toMatchObject({
      items: [
        {
          kind: "renamed",
          from: "aaif-goose/goose",
          to: "aaif-goose/duck",
          at: "2026-08-23T13:00:00Z",
          notBefore: "2026-08-23T12:00:00Z",
        },
      ],
    });
    expect(await goose.dueAt("totals")).toBe(NOW);
  });

  test("a name that GitHub gives to nobody is not taken: whoever looks for names in stories would stumble over it", async () => {
    const renamed = repository({ full_name: "...aaif-goose/goose", updated_at: "2026-08-23T12:00:00Z" });
    const answer = await goose.send({ event: "repository", payload: { action: "renamed", repository: renamed } });
    expect(answer).toMatchObject({ status: 422 });
    expect((await findProject(goose.db, "block/goose"))?.repo).toBe("aaif-goose/goose");
  });

  test("a renaming that comes an hour late renames nothing: GitHub is asked what holds", async () => {
    goose.at = NOW + HOUR_MS;
    const renamed = repository({ full_name: "aaif-goose/duck" });
    await goose.putOff("totals", goose.at + HOUR_MS);
    expect(
      await goose.send({ event: "repository", payload: { action: "renamed", repository: renamed } }),
    ).toMatchObject({
      title: "Noted",
    });
    expect([repoKey((await findProject(goose.db, "block/goose"))?.repo ?? ""), await goose.dueAt("totals")]).toEqual([
      "aaif-goose/goose",
      goose.at,
    ]);
  });

  test("that it was deleted or made private only a webhook tells; that it is public again makes it found", async () => {
    const hidden = { private: true, visibility: "private" };
    for (const [action, rest, iso] of [
      ["privatized", hidden, "2026-08-23T12:10:00Z"],
      ["publicized", {}, "2026-08-23T12:20:00Z"],
      ["deleted", {}, "2026-08-23T12:30:00Z"],
    ] as const) {
      goose.at = Date.parse(iso);
      expect(await tell(action, { ...rest, updated_at: iso })).toMatchObject({ title: "Stored" });
    }
    expect(await goose.dueAt("totals")).toBe(Date.parse("2026-08-23T12:10:00Z"));
    expect(await goose.events()).toEqual(["deleted", "found again", "made private"]);
  });

  for (const [action, rest] of [
    ["deleted", {}],
    ["privatized", { private: true, visibility: "private" }],
    ["publicized", {}],
  ] as const) {
    test(`that it was ${action} says nothing any more when it comes late: GitHub is asked what holds`, async () => {
      const before = await goose.countAll();
      goose.at = NOW + 11 * 60_000;
      expect(await tell(action, rest)).toMatchObject({ status: 200, title: "Noted" });
      expect([await goose.events(), await goose.dueAt("totals")]).toEqual([[], goose.at]);
      expect((await goose.countAll()).slice(0, -1)).toEqual(before.slice(0, -1));
    });
  }

  test("what it says of itself is nobody's business while it is not public, though that it is hidden is", async () => {
    const hidden = { private: true, visibility: "private", description: "A secret" };
    expect(await tell("edited", hidden)).toMatchObject({ title: "Noted" });
    expect(await goose.count("detail_revisions where description = 'A secret'")).toBe(0);
    expect(await tell("privatized", hidden)).toMatchObject({ title: "Stored" });
    expect(await goose.count("detail_revisions where description = 'A secret'")).toBe(0);
  });

  test("actions that say nothing of how it is are a reason to ask, and unheard-of ones are refused", async () => {
    expect(await tell("created")).toMatchObject({ status: 200, title: "Noted" });
    expect(await goose.dueAt("totals")).toBe(NOW);
    for (const action of ["constructor", "moved to the moon"]) expect((await tell(action)).status).toBe(422);
    expect(await goose.count("project_notices")).toBe(0);
  });

  test("another event's deletion, sent under its name, deletes nothing", async () => {
    const before = await goose.countAll();
    for (const own of [{ issue: { id: 1 } }, { label: { id: 1 } }, { starred_at: null }, { client_payload: {} }]) {
      const payload = { action: "deleted", ...own, repository: repository() };
      expect(await goose.send({ event: "repository", payload })).toMatchObject({ status: 422 });
    }
    expect(await goose.countAll()).toEqual(before);
  });
});
