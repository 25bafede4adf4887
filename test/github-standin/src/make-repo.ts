import type { WorldRepo } from "./world.ts";

/**
 * A repository for a test: one name from its creation on, and no stars unless told.
 * @example makeRepo("octo/lamp", { databaseId: 7, given: { from: "2026-01-01", perDay: [3, 4] } })
 */
export function makeRepo(name: string, parts: Partial<WorldRepo> = {}): WorldRepo {
  const createdAt = parts.createdAt ?? `${parts.given?.from ?? "2026-01-01"}T00:00:00Z`;
  return {
    databaseId: 1,
    names: [{ name, from: createdAt }],
    // By its text: a date that is none is for the world's check to refuse.
    given: { from: createdAt.slice(0, 10), perDay: [] },
    ...parts,
    createdAt,
  };
}
