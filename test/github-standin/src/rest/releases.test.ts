import { expect, test } from "vitest";
import { ask, get, lamp, openStandin, rulesBroken } from "../test-support.ts";

const HOUR_MS = 3_600_000;
const downloads = [
  { at: "2026-03-26T00:00:00Z", count: 0 },
  { at: "2026-03-27T00:00:00Z", count: 240 },
];
const releases = [
  {
    id: 11,
    tag: "v1",
    name: "One",
    publishedAt: "2026-03-11T10:00:00Z",
    assets: [{ name: "lamp.zip", downloads }],
    edits: [{ at: "2026-03-26T13:00:00Z", name: "One, mended", prerelease: true }],
  },
  { id: 12, tag: "lamp/v2", name: null, publishedAt: "2026-03-12T10:00:00Z", deletedAt: "2026-03-26T14:00:00Z" },
  { id: 13, tag: "v3", name: "Three", publishedAt: "2026-03-14T10:00:00Z", draft: true },
];

test("assets have download counts, which grow with the clock", async () => {
  const standin = await openStandin([lamp({ releases })]);
  const assets = async () =>
    ((await get(standin, "/repos/octo/lamp/releases/tags/v1")).json as { assets: unknown[] }).assets;
  expect(await assets()).toMatchObject([
    {
      name: "lamp.zip",
      state: "uploaded",
      download_count: 120,
      browser_download_url: "https://github.com/octo/lamp/releases/download/v1/lamp.zip",
    },
  ]);
  standin.clock.now += 6 * HOUR_MS;
  expect(await assets()).toMatchObject([{ download_count: 180 }]);
});

test("a release is found by its tag, which may have slashes, by name and by id, and equals the list's", async () => {
  const standin = await openStandin([lamp({ releases })]);
  const list = (await get(standin, "/repos/octo/lamp/releases")).json as unknown[];
  for (const path of ["/repos/octo/lamp", "/repositories/7"]) {
    for (const tag of ["lamp%2Fv2", "lamp/v2"]) {
      const reply = await get(standin, `${path}/releases/tags/${tag}`);
      expect([reply.status, reply.json]).toEqual([200, list[0]]);
    }
  }
  standin.expectNoViolations();
});

test("a tag that is deleted, a draft's or nobody's is a 404, as is one that is badly encoded", async () => {
  const standin = await openStandin([lamp({ releases })]);
  standin.clock.now += 2 * HOUR_MS;
  for (const tag of ["lamp%2Fv2", "v3", "v4", "%E0%A4%A"]) {
    const reply = await get(standin, `/repos/octo/lamp/releases/tags/${tag}`);
    expect([tag, reply.status]).toEqual([tag, 404]);
  }
  standin.expectNoViolations();
  await get(standin, "/repos/octo/lamp/releases/latest");
  expect(rulesBroken(standin)).toEqual(["unknown-route"]);
});

test("a moved repository's tag leads on with its slashes as they were written", async () => {
  const names = [
    { name: "octo/lamp", from: "2026-03-10T08:00:00Z" },
    { name: "hexa/lantern", from: "2026-03-25T00:00:00Z" },
  ];
  const standin = await openStandin([lamp({ releases, names })]);
  const moved = await get(standin, "/repos/octo/lamp/releases/tags/lamp%2Fv2");
  expect([moved.status, moved.headers.get("location")]).toEqual([
    301,
    `${standin.url}/repositories/7/releases/tags/lamp%2Fv2`,
  ]);
});

test("REST and GraphQL show an edit from the same moment on", async () => {
  const standin = await openStandin([lamp({ releases })]);
  const query = `{ repository(owner: "octo", name: "lamp") { releases(first: 10) {
    nodes { tagName name isPrerelease updatedAt } } latestRelease { tagName } } }`;
  const shown = async () => {
    const [rest] = ((await get(standin, "/repos/octo/lamp/releases")).json as Record<string, unknown>[]).filter(
      (r) => r["tag_name"] === "v1",
    );
    const { data } = await ask(standin, query);
    const { repository } = data as { repository: { releases: { nodes: { tagName: string }[] } } };
    return [
      [rest?.["name"], rest?.["prerelease"], rest?.["updated_at"]],
      repository.releases.nodes.find((r) => r.tagName === "v1"),
    ];
  };
  expect(await shown()).toEqual([
    ["One", false, "2026-03-11T10:00:00Z"],
    { tagName: "v1", name: "One", isPrerelease: false, updatedAt: "2026-03-11T10:00:00Z" },
  ]);
  standin.clock.now += HOUR_MS;
  expect(await shown()).toEqual([
    ["One, mended", true, "2026-03-26T13:00:00Z"],
    { tagName: "v1", name: "One, mended", isPrerelease: true, updatedAt: "2026-03-26T13:00:00Z" },
  ]);
});
