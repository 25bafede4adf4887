import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { get, lamp, openStandin } from "./test-support.ts";

/** Real answers, kept outside of the repository. */
const RECORDED = new URL("../../../../shared/data/recorded/", import.meta.url);

function readRecorded(path: string): unknown {
  const url = new URL(path, RECORDED);
  if (!existsSync(url)) {
    console.warn(`SKIPPED: no recorded answers at ${url.pathname}; their shapes are not compared`);
    return null;
  }
  return JSON.parse(readFileSync(url, "utf8"));
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}

/** Every key of ours that the real one lacks or has with another type. Null goes with everything. */
function differences(ours: unknown, real: unknown, place = ""): string[] {
  if (ours === null || real === null) return [];
  if (typeOf(ours) !== typeOf(real)) return [`${place}: ${typeOf(ours)}, really ${typeOf(real)}`];
  if (typeof ours !== "object" || typeof real !== "object" || Array.isArray(ours)) return [];
  const others = new Map<string, unknown>(Object.entries(real));
  return Object.entries(ours).flatMap(([key, value]) =>
    others.has(key) ? differences(value, others.get(key), `${place}.${key}`) : [`${place}.${key}`],
  );
}

function exchanges(file: string): { path: string; status: number; response: unknown }[] {
  const value = readRecorded(`octokit-fixtures/${file}.raw-fixture.json`);
  return Array.isArray(value) ? (value as { path: string; status: number; response: unknown }[]) : [];
}

const releases = [{ id: 11, tag: "v1", name: "One", publishedAt: "2026-03-11T10:00:00Z" }];

// `has_discussions` of repositories, `immutable` and `updated_at` of releases are younger than the recordings.
test("a repository has no key that GitHub's own answer lacks, and no other type", async () => {
  const standin = await openStandin([lamp({ homepage: "https://lamp.example", description: "A lamp" })]);
  const { json } = await get(standin, "/repos/octo/lamp");
  expect(differences(json, json)).toEqual([]);
  const hub4j = readRecorded("hub4j/GHRepositoryTest/wiremock/starTest/__files/3-r_h_github-api.json");
  const octokit = exchanges("get-repository").find((e) => e.status === 200)?.response ?? null;
  for (const real of [hub4j, octokit]) {
    expect(differences(json, real).filter((key) => key !== ".has_discussions")).toEqual([]);
  }
});

test("a release has no key that GitHub's own answer lacks, and no other type", async () => {
  const standin = await openStandin([lamp({ releases })]);
  const { json } = await get(standin, "/repos/octo/lamp/releases");
  expect(json).toHaveLength(1);
  const folder = "hub4j/GHReleaseTest/wiremock/testMakeLatestRelease/__files/";
  const real = readRecorded(`${folder}3-r_h_t_releases.json`);
  const [ours] = json as unknown[];
  expect(differences(ours, real).filter((key) => ![".immutable", ".updated_at"].includes(key))).toEqual([]);
});

test("a release by its tag and its asset have no key that GitHub's own answers lack", async () => {
  const downloads = [{ at: "2026-03-11T10:00:00Z", count: 4 }];
  const assets = [{ name: "lamp.zip", downloads }];
  const standin = await openStandin([lamp({ releases: releases.map((release) => ({ ...release, assets })) })]);
  const { json } = await get(standin, "/repos/octo/lamp/releases/tags/v1");
  const recorded = exchanges("release-assets");
  const real = recorded.find((e) => e.path.endsWith("/releases/tags/v1.0.0"))?.response ?? null;
  expect(differences(json, real).filter((key) => ![".immutable", ".updated_at"].includes(key))).toEqual([]);
  const asset = recorded.find((e) => e.path.includes("/assets?name="))?.response ?? null;
  const [ours] = (json as { assets: unknown[] }).assets;
  // `digest` is younger than the recording.
  expect(differences(ours, asset).filter((key) => key !== ".digest")).toEqual([]);
});

test("a moved repository answers as GitHub did", async () => {
  const names = [
    { name: "octo/lamp", from: "2026-03-10T08:00:00Z" },
    { name: "hexa/lantern", from: "2026-03-25T00:00:00Z" },
  ];
  const standin = await openStandin([lamp({ names })]);
  const { status, json } = await get(standin, "/repos/octo/lamp");
  expect(status).toBe(301);
  const real = exchanges("rename-repository").find((e) => e.status === 301)?.response ?? json;
  expect(Object.keys(json as object).toSorted()).toEqual(Object.keys(real as object).toSorted());
  expect(differences(json, real)).toEqual([]);
  expect(json).toMatchObject({ message: (real as { message: string }).message });
});
