import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "@groundswell/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkWorld } from "./check-world.ts";
import { makeRepo } from "./make-repo.ts";
import { lamp } from "./test-support.ts";
import { loadWorld } from "./world-file.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "standin-world-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test("a world survives its file", async () => {
  const world = {
    title: "t",
    repos: [lamp({ unstars: [{ day: "2026-03-14", at: "2026-03-20T00:00:00Z", count: 1 }] })],
  };
  expect(await loadWorld(await write("good.json", JSON.stringify(world)))).toEqual(world);
});

test("every fault is listed with its place", () => {
  const { names, ...nameless } = lamp();
  const repo = {
    ...nameless,
    given: { from: "2026-02-30", perDay: [1, -1] },
    stars: 5,
    releases: [{ id: 1 }],
    archived: "no",
  };
  expect(checkWorld({ repos: [repo, 3] })).toEqual([
    "repos[0].names: is missing",
    "repos[0].stars: is not a field of this",
    "repos[0].archived: must be true or false",
    "repos[0].given.from: must be a day, as 2026-03-26",
    "repos[0].given.perDay: must be a list of whole numbers, 0 or more",
    "repos[0].releases[0].tag: is missing",
    "repos[0].releases[0].name: is missing",
    "repos[0].releases[0].publishedAt: is missing",
    "repos[1]: must be an object",
  ]);
  expect(names).toHaveLength(1);
});

test("contradictions are faults: an id twice, a name borne twice, more stars taken back than given", () => {
  const unstars = [
    { day: "2026-03-14", at: "2026-03-20T00:00:00Z", count: 1 },
    { day: "2026-03-14", at: "2026-03-14T12:00:00Z", count: 1 },
  ];
  const other = makeRepo("Octo/Lamp", { databaseId: 7, createdAt: "2026-03-12T00:00:00Z" });
  expect(checkWorld({ repos: [lamp({ unstars }), other] })).toEqual([
    "repos[0].unstars[1]: takes back 1 of 2026-03-14, which has only 0 left",
    "repos[0].unstars[1].at: is before the end of 2026-03-14",
    "repos[1].databaseId: 7 is taken by an earlier repo",
    "repos[1].names: octo/lamp is borne by repos[0] then",
  ]);
});

test("assets and edits of releases are looked into, and downloads must be in order", () => {
  const released = { id: 1, tag: "v1", name: null, publishedAt: "2026-03-20T00:00:00Z" };
  const withAssets = (downloads: unknown) => ({
    repos: [lamp({ releases: [{ ...released, assets: [{ name: "a", downloads: downloads as [] }] }] })],
  });
  const first = { at: "2026-03-20T00:00:00Z", count: 0 };
  const second = { at: "2026-03-21T00:00:00Z", count: 9 };
  expect(checkWorld(withAssets([first, second]))).toEqual([]);
  expect(checkWorld(withAssets([second, first]))).toEqual([
    "repos[0].releases[0].assets[0].downloads: must be in the order of their instants",
  ]);
  expect(checkWorld(withAssets([{ at: "soon", count: -1 }]))).toEqual([
    "repos[0].releases[0].assets[0].downloads[0].at: must be an instant with its zone, as 2026-03-26T09:30:00Z",
    "repos[0].releases[0].assets[0].downloads[0].count: must be a whole number, 0 or more",
  ]);
  const edits = [{ name: "x", draft: true }] as unknown as [];
  expect(checkWorld({ repos: [lamp({ releases: [{ ...released, edits, assets: 3 as unknown as [] }] })] })).toEqual([
    "repos[0].releases[0].edits[0].at: is missing",
    "repos[0].releases[0].edits[0].draft: is not a field of this",
    "repos[0].releases[0].assets: must be a list",
  ]);
});

test("a file that is missing, broken or no world says where and what to do", async () => {
  const failure = async (path: string) => loadWorld(path).catch((error: unknown) => error);
  for (const path of [join(folder, "none.json"), await write("broken.json", "{"), await write("other.json", "{}")]) {
    const error = await failure(path);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ where: path });
  }
});
