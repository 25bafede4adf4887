import { expect } from "vitest";
import { readJson } from "./answers.ts";
import type { Suite } from "./harness.ts";

/** All items of a list, by pages of so many; each page but the last must be full. */
export async function walk(suite: Suite, path: string, limit: number): Promise<unknown[]> {
  const items: unknown[] = [];
  const join = path.includes("?") ? "&" : "?";
  for (let cursor: string | null = ""; cursor !== null;) {
    const at: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await readJson(suite, `${path}${join}limit=${limit}${at}`)) as {
      items: unknown[];
      nextCursor: string | null;
    };
    cursor = page.nextCursor;
    if (cursor !== null) expect([path, page.items.length]).toEqual([path, limit]);
    items.push(...page.items);
    if (items.length > 1_000) throw new Error(`${path} does not end`);
  }
  return items;
}
