import { createHmac } from "node:crypto";
import { createGithubWebhook } from "@groundswell/collector";
import { readReleases } from "@groundswell/db";
import { pino } from "pino";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, NOON, onBothDatabases, TOKEN, type Scene } from "./harness.ts";
import { readNotices } from "./read.ts";
import { lamp } from "./worlds.ts";

const REPO = "octo/lamp";
const SECRET = "a secret of the tests";
const at = (instant: number) => new Date(instant).toISOString().replace(".000", "");
const TOLD = { id: 700, tag: "v1", name: "One", publishedAt: "2026-03-25T10:00:00Z" };

/** Has GitHub tell of the lamp; `rest` is of its repository. */
async function tell({ db, clock }: Scene, event: string, payload: object, rest: Record<string, unknown> = {}) {
  const repository = {
    id: 7,
    full_name: REPO,
    description: null,
    homepage: null,
    license: null,
    language: null,
    default_branch: "main",
    archived: false,
    disabled: false,
    visibility: "public",
    created_at: "2026-03-01T00:00:00Z",
    updated_at: at(clock.now),
    pushed_at: null,
    stargazers_count: 100,
    forks_count: 1,
    open_issues_count: 0,
    ...rest,
  };
  const body = JSON.stringify({ ...payload, repository });
  const headers = {
    "content-type": "application/json",
    "x-github-event": event,
    "x-hub-signature-256": `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`,
  };
  const hook = createGithubWebhook({ db, secret: SECRET, now: () => clock.now, logger: pino({ level: "silent" }) });
  return hook(new Request("http://localhost/hooks/github", { method: "POST", body, headers }));
}

function said(rest: Record<string, unknown> = {}) {
  return {
    id: TOLD.id,
    tag_name: TOLD.tag,
    name: TOLD.name,
    draft: false,
    prerelease: false,
    html_url: `https://github.com/${REPO}/releases/tag/v1`,
    published_at: TOLD.publishedAt,
    ...rest,
  };
}

async function releasesOf({ db, projects }: Scene) {
  return (await readReleases(db, projects[0]?.id ?? 0)).map(({ tag, name, prerelease }) => ({ tag, name, prerelease }));
}

onBothDatabases("what a webhook told late", (suite) => {
  for (const [mode, token] of [
    ["without a token", null],
    ["with a token", TOKEN],
  ] as const) {
    const truth = [{ tag: "v1", name: "One", prerelease: false }];

    test(`of a release is taken back by the next list, ${mode}`, async () => {
      const scene = await suite.open([lamp({ releases: [TOLD] })], { token });
      await scene.collect();
      scene.clock.now += 2 * DAY_MS;
      await scene.collect();
      for (const late of [{ name: "Oen" }, { prerelease: true }, { published_at: "2026-03-24T10:00:00Z" }]) {
        scene.clock.now += MINUTE_MS;
        await tell(scene, "release", { action: "edited", release: said(late) });
        scene.clock.now += 1_000;
        await scene.collect();
        expect(await releasesOf(scene)).toEqual(truth);
      }
      scene.clock.now += MINUTE_MS;
      await tell(scene, "release", { action: "deleted", release: said() });
      expect(await releasesOf(scene)).toEqual([]);
      scene.clock.now += 1_000;
      await scene.collect();
      expect(await releasesOf(scene)).toEqual(truth);
    });

    test(`of a release that had gone before anybody knew of it leaves none, ${mode}`, async () => {
      const scene = await suite.open([lamp({ releases: [TOLD] })], { token });
      await scene.collect();
      const oops = said({ id: 5_000, tag_name: "v-oops", name: "Oops", published_at: "2026-03-26T10:00:00Z" });
      scene.clock.now += HOUR_MS;
      expect(await tell(scene, "release", { action: "published", release: oops })).toMatchObject({ title: "Noted" });
      expect(await releasesOf(scene)).toEqual(truth);
      await scene.collect();
      expect(await releasesOf(scene)).toEqual(truth);
    });

    test(`of the repository is asked instead, and what was told too soon is taken back, ${mode}`, async () => {
      const scene = await suite.open([lamp()], { token });
      await scene.collect();
      scene.clock.now += 10 * MINUTE_MS;
      const hidden = { private: true, visibility: "private" };
      const late = { ...hidden, updated_at: "2026-03-20T00:00:00Z" };
      expect(await tell(scene, "repository", { action: "privatized" }, late)).toMatchObject({ title: "Noted" });
      expect(await readNotices(scene.db, REPO)).toEqual([]);
      // Sent again within ten minutes, after it was made public again.
      await tell(scene, "repository", { action: "privatized" }, hidden);
      expect(await readNotices(scene.db, REPO)).toMatchObject([{ kind: "made private" }]);
      for (let hour = 0; hour < 3; hour += 1) {
        scene.clock.now += hour === 0 ? 1_000 : HOUR_MS;
        await scene.collect();
      }
      expect((await readNotices(scene.db, REPO)).map(({ kind, at: when }) => [kind, when])).toEqual([
        ["made private", NOON + 10 * MINUTE_MS],
        ["found", NOON + 10 * MINUTE_MS + 1_000],
      ]);
    });
  }

  test("rows of an unchanged release are no more for being looked at through both APIs by turns", async () => {
    const odd = { ...TOLD, tag: "@octo/lamp@1.0+a", name: "" };
    const scene = await suite.open([lamp({ releases: [TOLD, odd] })], { token: TOKEN });
    const rows = async () => (await scene.db.execute("select 1 from release_revisions")).length;
    await scene.collect();
    const before = await rows();
    for (let day = 0; day < 4; day += 1) {
      scene.clock.now += DAY_MS;
      await scene.restart({ token: day % 2 === 0 ? null : TOKEN });
      await scene.collect();
      scene.clock.now += HOUR_MS;
      await scene.collect();
    }
    expect(await rows()).toBe(before);
  });
});
