import { expect, it } from "vitest";
import { findSuggestions, movePlace } from "./find-suggestions.ts";

const { signal } = new AbortController();

it("does not propose what is chosen already, and asks for so many more", async () => {
  const items = ["octo/lamp", "octo/lantern"].map((repo) => ({ repo, name: repo.slice(5), stars: { value: 5 } }));
  let asked = "";
  const answer = (address: string) => {
    asked = address;
    return Promise.resolve(Response.json({ items, nextCursor: null }));
  };
  expect(await findSuggestions(answer, "la&x", { taken: ["octo/lamp"], signal })).toEqual([
    { repo: "octo/lantern", name: "lantern", stars: 5 },
  ]);
  expect(Object.fromEntries(new URL(asked, "http://x").searchParams)).toEqual({ q: "la&x", sort: "stars", limit: "9" });
});

it("takes a refusal for a failure, not for nothing found", async () => {
  const answer = () => Promise.resolve(Response.json({ title: "Too many requests" }, { status: 429 }));
  await expect(findSuggestions(answer, "la", { taken: [], signal })).rejects.toThrow("429");
});

it("points from the last on to the first, from none back to the last, and at none of none", () => {
  expect([movePlace(-1, 3, 1), movePlace(2, 3, 1), movePlace(-1, 3, -1), movePlace(0, 3, -1)]).toEqual([0, 0, 2, 2]);
  expect(movePlace(-1, 0, 1)).toBe(-1);
});
