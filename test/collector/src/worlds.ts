import { makeRepo, type WorldRepo } from "@groundswell/github-standin";

/** Two weeks of stars up to Friday 2026-03-27; on Thursday at noon half of the day's ten are there. */
export const LAMP_DAYS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 30, 40, 10, 50];
export const LAMP_FIRST_DAY = "2026-03-14";

export function lamp(parts: Partial<WorldRepo> = {}): WorldRepo {
  return makeRepo("octo/lamp", {
    databaseId: 7,
    createdAt: "2026-03-10T08:00:00Z",
    given: { from: LAMP_FIRST_DAY, perDay: LAMP_DAYS },
    forks: { from: "2026-03-20", perDay: [1, 0, 2, 0, 3, 0, 4] },
    releases: [
      { id: 70, tag: "v0.1.0", name: "First light", publishedAt: "2026-03-12T10:00:00Z" },
      { id: 71, tag: "v0.2.0-rc.1", name: null, publishedAt: "2026-03-20T10:00:00Z", prerelease: true },
      { id: 72, tag: "v0.2.0", name: "", publishedAt: "2026-03-28T10:00:00Z" },
    ],
    description: "A lamp",
    topics: ["light", "oil"],
    license: "Apache-2.0",
    openIssues: 4,
    openPulls: 3,
    ...parts,
  });
}

/** Some repository: ten stars on each of its days up to the tests' noon, and one release. */
export function plain(name: string, databaseId: number, parts: Partial<WorldRepo> = {}): WorldRepo {
  return makeRepo(name, {
    databaseId,
    createdAt: "2026-03-01T00:00:00Z",
    given: { from: "2026-03-01", perDay: Array.from({ length: 40 }, () => 10) },
    releases: [{ id: databaseId * 100, tag: "v1", name: "One", publishedAt: "2026-03-05T00:00:00Z" }],
    ...parts,
  });
}

export const PLAIN_STARS_AT_NOON = 255;
