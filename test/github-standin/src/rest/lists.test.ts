import { expect, test } from "vitest";
import { get, lamp, openStandin, rulesBroken } from "../test-support.ts";

const releases = [
  { id: 11, tag: "v1", name: "One", publishedAt: "2026-03-11T10:00:00Z" },
  { id: 12, tag: "v2", name: null, publishedAt: "2026-03-12T10:00:00Z", prerelease: true },
  { id: 13, tag: "v3", name: "Three", publishedAt: "2026-03-13T10:00:00Z", deletedAt: "2026-03-14T00:00:00Z" },
  { id: 14, tag: "v4", name: "Four", publishedAt: "2026-03-14T10:00:00Z", draft: true },
  { id: 15, tag: "v5", name: "Five", publishedAt: "2026-03-27T10:00:00Z" },
  { id: 16, tag: "a/b", name: "Six", publishedAt: "2026-03-16T10:00:00Z" },
];

test("releases come newest first, without drafts, deleted ones and those to come", async () => {
  const standin = await openStandin([lamp({ releases })]);
  const { json } = await get(standin, "/repos/octo/lamp/releases");
  expect(json).toMatchObject([
    { id: 16, tag_name: "a/b", html_url: "https://github.com/octo/lamp/releases/tag/a%2Fb" },
    { id: 12, name: null, prerelease: true, published_at: "2026-03-12T10:00:00Z" },
    { id: 11, draft: false },
  ]);
  expect(json).toHaveLength(3);
});

test("releases are paged with Link, up to ten thousand", async () => {
  const standin = await openStandin([lamp({ releases })]);
  const second = await get(standin, "/repos/octo/lamp/releases?per_page=1&page=2");
  expect(second.json).toMatchObject([{ id: 12 }]);
  const rels = [...(second.headers.get("link") ?? "").matchAll(/page=(\d+)>; rel="(\w+)"/g)].map(([, page, rel]) => [
    rel,
    page,
  ]);
  expect(Object.fromEntries(rels)).toEqual({ prev: "1", next: "3", last: "3", first: "1" });
  expect((await get(standin, "/repos/octo/lamp/releases?per_page=100&page=101")).status).toBe(422);
  standin.expectNoViolations();
});

test("forks come newest first with the instants at which they were made", async () => {
  const standin = await openStandin([lamp()]);
  const first = await get(standin, "/repos/octo/lamp/forks?sort=newest&per_page=3");
  expect(first.json).toMatchObject([
    { fork: true, created_at: "2026-03-26T09:00:00Z" },
    { created_at: "2026-03-26T03:00:00Z" },
    { created_at: "2026-03-24T20:00:00Z" },
  ]);
  expect(first.headers.get("link")).toContain('page=3>; rel="last"');
});

test("more than a hundred a page, or another order of forks, is a broken rule", async () => {
  const standin = await openStandin([lamp()]);
  await get(standin, "/repos/octo/lamp/releases?per_page=101");
  await get(standin, "/repos/octo/lamp/forks?sort=stargazers");
  expect(rulesBroken(standin)).toEqual(["page-size", "unknown-route"]);
});
