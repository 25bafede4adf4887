import { expect, test } from "vitest";
import { makeRepo } from "./make-repo.ts";
import { WorldIndex } from "./world-index.ts";
import type { WorldRepo } from "./world.ts";

function find(repos: WorldRepo[], name: string, at: string): string {
  const found = new WorldIndex({ repos }, 0).byName(name, Date.parse(at));
  if (found.kind === "gone") return "gone";
  return found.kind === "blocked" ? "blocked" : `${found.kind} ${found.repo.id} ${found.repo.fullName}`;
}

const there = makeRepo("janhq/jan", {
  databaseId: 1,
  createdAt: "2026-01-01T00:00:00Z",
  names: [
    { name: "janhq/jan", from: "2026-01-01T00:00:00Z" },
    { name: "menlo/jan", from: "2026-02-01T00:00:00Z" },
    { name: "janhq/jan", from: "2026-03-01T00:00:00Z" },
  ],
});

test("a repository bears its names as the clock passes, there and back", () => {
  expect(find([there], "JanHQ/Jan", "2026-01-15T00:00:00Z")).toBe("here 1 janhq/jan");
  expect(find([there], "janhq/jan", "2026-02-15T00:00:00Z")).toBe("moved 1 menlo/jan");
  expect(find([there], "janhq/jan", "2026-03-15T00:00:00Z")).toBe("here 1 janhq/jan");
  expect(find([there], "menlo/jan", "2026-03-15T00:00:00Z")).toBe("moved 1 janhq/jan");
  expect(find([there], "menlo/jan", "2026-01-15T00:00:00Z")).toBe("gone");
});

test("a freed name that another repository took is that one's, even when it is deleted again", () => {
  const taker = makeRepo("janhq/jan", {
    databaseId: 2,
    createdAt: "2026-02-05T00:00:00Z",
    deletedAt: "2026-02-20T00:00:00Z",
  });
  expect(find([there, taker], "janhq/jan", "2026-02-03T00:00:00Z")).toBe("moved 1 menlo/jan");
  expect(find([there, taker], "janhq/jan", "2026-02-10T00:00:00Z")).toBe("here 2 janhq/jan");
  expect(find([there, taker], "janhq/jan", "2026-02-25T00:00:00Z")).toBe("gone");
});

test("facts change at their instants, and a private or not yet created repository is not there", () => {
  const repo = makeRepo("octo/lamp", {
    createdAt: "2026-01-01T00:00:00Z",
    changes: [
      { at: "2026-03-01T00:00:00Z", private: true },
      { at: "2026-02-01T00:00:00Z", license: "NOASSERTION", topics: ["b"] },
    ],
  });
  const index = new WorldIndex({ repos: [repo] }, 0);
  const licenseOn = (at: string) => {
    const found = index.byId(1, Date.parse(at));
    return "repo" in found ? found.repo.facts.license : found.kind;
  };
  expect(licenseOn("2025-12-31T00:00:00Z")).toBe("gone");
  expect(licenseOn("2026-01-15T00:00:00Z")).toBe("MIT");
  expect(licenseOn("2026-02-15T00:00:00Z")).toBe("NOASSERTION");
  expect(licenseOn("2026-03-15T00:00:00Z")).toBe("gone");
});
