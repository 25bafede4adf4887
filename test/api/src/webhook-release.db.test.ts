import { recordReleases } from "@groundswell/db";
import { beforeEach, expect, test } from "vitest";
import { release, repository } from "./deliveries.ts";
import { NOW, onBothDatabases } from "./harness.ts";
import { Hooked, HOUR_MS } from "./webhook-suite.ts";

onBothDatabases("webhooks of releases", (suite) => {
  const goose = new Hooked(suite);
  beforeEach(() => goose.reset());

  const tell = (action: string, rest: Record<string, unknown> = {}) =>
    goose.send({ event: "release", payload: { action, release: release(rest), repository: repository() } });

  test("a release is there when it is published, has gone when it is deleted, and is there when published anew", async () => {
    await tell("published");
    expect(await goose.releases()).toContain("v9.9.9 Nine");
    expect(await goose.dueAt("releases")).toBe(NOW);
    goose.at += 1_000;
    await tell("deleted");
    expect(await goose.releases()).not.toContain("v9.9.9 Nine");
    goose.at += 1_000;
    await tell("published", { id: 901, name: "Nine again", published_at: "2026-08-23T12:00:02Z" });
    expect(await goose.releases()).toContain("v9.9.9 Nine again");
    // A late word of the first one takes nothing from the second.
    goose.at += 1_000;
    await tell("deleted", { name: "Nine, late" });
    expect(await goose.releases()).toContain("v9.9.9 Nine again");
  });

  test("a release that was withdrawn and published again is there", async () => {
    await tell("published");
    goose.at += 1_000;
    await tell("unpublished", { draft: true, published_at: null });
    expect(await goose.releases()).not.toContain("v9.9.9 Nine");
    goose.at += 1_000;
    await tell("published", { published_at: "2026-08-23T12:00:02Z" });
    expect(await goose.releases()).toContain("v9.9.9 Nine");
  });

  test("deliveries out of order bring no deleted release back", async () => {
    await tell("created");
    goose.at += 1_000;
    await tell("deleted");
    goose.at += 1_000;
    expect(await tell("published")).toMatchObject({ title: "Noted" });
    expect(await tell("edited", { name: "Nine, edited" })).toMatchObject({ title: "Noted" });
    expect((await goose.releases()).filter((tag) => tag.startsWith("v9.9.9"))).toEqual([]);
  });

  test("a draft is nobody's business, whether it is begun or thrown away", async () => {
    const before = await goose.count("release_revisions");
    await tell("created", { draft: true, published_at: null });
    await tell("deleted", { draft: true, published_at: null });
    expect(await goose.count("release_revisions")).toBe(before);
  });

  test("nothing of a release of a repository that is not public is stored: GitHub is asked what it is", async () => {
    const before = await goose.countAll();
    for (const [i, hidden] of [{ private: true }, { visibility: "private" }, { visibility: "internal" }].entries()) {
      const secret = release({ id: 950 + i, tag_name: "v10-secret", name: "Codename" });
      const payload = { action: "published", release: secret, repository: repository(hidden) };
      expect(await goose.send({ event: "release", payload })).toMatchObject({ status: 200, title: "Noted" });
    }
    expect(await goose.releases()).not.toContain("v10-secret Codename");
    expect((await goose.countAll()).slice(0, -1)).toEqual(before.slice(0, -1));
    expect(await goose.dueAt("totals")).toBe(NOW);
  });

  test("one that a list would have held since, and that is not known, had gone before anybody looked", async () => {
    await goose.lookedAt("releases", Date.parse("2026-08-23T11:55:00Z"));
    const before = await goose.count("release_revisions");
    for (const action of ["published", "released", "edited"]) {
      expect(await tell(action)).toMatchObject({ title: "Noted" });
    }
    expect(await goose.count("release_revisions")).toBe(before);
    expect(await goose.dueAt("releases")).toBe(NOW);
  });

  test("nor is another release believed that bore the tag of one that is known, or was known to have gone", async () => {
    await tell("published");
    await goose.lookedAt("releases", NOW);
    goose.at += 1_000;
    expect(await tell("edited", { id: 800, name: "The first nine" })).toMatchObject({ title: "Noted" });
    expect(await goose.releases()).toContain("v9.9.9 Nine");
    await tell("deleted");
    goose.at += HOUR_MS;
    await goose.lookedAt("releases", goose.at);
    expect(await tell("published", { published_at: "2026-08-23T12:30:00Z" })).toMatchObject({ title: "Noted" });
    expect((await goose.releases()).filter((tag) => tag.startsWith("v9.9.9"))).toEqual([]);
  });

  test("one that was published at the last look or after it is there, by clocks that differ by a minute", async () => {
    await goose.lookedAt("releases", Date.parse("2026-08-23T11:50:50Z"));
    expect(await tell("published")).toMatchObject({ title: "Stored" });
    expect(await goose.releases()).toContain("v9.9.9 Nine");
  });

  test("one that lies below all that was read is believed: only the rest of the list would tell", async () => {
    await goose.lookedAt("releases", NOW);
    const old = { id: 20, tag_name: "v0.0.2", name: "Old", published_at: "2024-09-02T00:00:00Z" };
    const read = async (completedAt: number | null, oldest: string) => {
      await goose.readTo({ completedAt, oldest: Date.parse(oldest) });
      // The same body twice would be known.
      return (await tell("edited", { ...old, node_id: `${completedAt} ${oldest}` })).title;
    };
    expect(await read(null, "2024-09-01T00:00:00Z")).toBe("Noted");
    expect(await read(NOW, "2025-01-01T00:00:00Z")).toBe("Noted");
    expect(await read(null, "2025-01-01T00:00:00Z")).toBe("Stored");
    expect(await goose.releases()).toContain("v0.0.2 Old");
  });

  test("downloads are left to the list, as a late count could not be taken back", async () => {
    const before = await goose.count("release_downloads");
    await tell("published", { assets: [{ name: "goose.zip", download_count: 3 }] });
    expect(await goose.releases()).toContain("v9.9.9 Nine");
    expect(await goose.count("release_downloads")).toBe(before);
  });

  test("a late word of a known one holds until the list is read, which is at once", async () => {
    await tell("published");
    await goose.lookedAt("releases", NOW);
    goose.at = NOW + 30 * HOUR_MS;
    await tell("edited", { name: "Nien", prerelease: true });
    expect(await goose.releases()).toContain("v9.9.9 Nien");
    await recordReleases(goose.db, goose.id, goose.receiptOfList(), [
      {
        tag: "v9.9.9",
        githubReleaseId: 900,
        name: "Nine",
        prerelease: false,
        taggedAt: null,
        publishedAt: Date.parse("2026-08-23T11:50:00Z"),
        url: "https://github.com/aaif-goose/goose/releases/tag/v9.9.9",
        knownAt: goose.at + 1_000,
      },
    ]);
    expect(await goose.releases()).toContain("v9.9.9 Nine");
  });
});
