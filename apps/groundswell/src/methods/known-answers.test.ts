import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { evalCases } from "./eval-cases.ts";

/** Lies beside the checkout and is not part of it: answers computed in R by somebody else. */
const VECTORS = resolve(import.meta.dirname, "../../../../../shared/data/methods/test-vectors.json");

const PARTS = ["momentum", "surge", "event", "bh"] as const;
const Figures = z.record(z.string(), z.unknown());
const Cases = z.array(z.object({ name: z.string().default(""), computed: Figures, expected: Figures }));
const Evaluated = z.object({
  momentum: Cases,
  surge: Cases,
  event: Cases,
  bh: Cases,
  special: z.record(z.string(), z.array(z.looseObject({ computed: Figures.optional() }))),
});

/** Null, said loudly, where the file is absent: a test that can't look must not look like one that did. */
function evaluateVectors(): z.infer<typeof Evaluated> | null {
  if (existsSync(VECTORS)) return Evaluated.parse(evalCases(readFileSync(VECTORS, "utf8"), VECTORS));
  console.warn(`NOT CHECKED: ${VECTORS} is absent, so nothing was compared with it`);
  return null;
}

/** These agree within 1e-9 absolute, all others within 1e-6 relative. */
const P_VALUES = new Set(["p", "p_up", "p_two"]);

function isFar(key: string, computed: unknown, expected: unknown): boolean {
  if (Array.isArray(expected) && Array.isArray(computed)) {
    return expected.length !== computed.length || expected.some((value, i) => isFar(key, computed[i], value));
  }
  if (typeof expected !== "number" || typeof computed !== "number") return computed !== expected;
  const tolerance = P_VALUES.has(key) ? 1e-9 : Math.max(1e-6 * Math.abs(expected), 1e-12);
  return !(Math.abs(computed - expected) <= tolerance);
}

describe("known answers of an independent implementation", () => {
  const vectors = evaluateVectors();
  const cases = PARTS.flatMap((part) => (vectors?.[part] ?? []).map((entry) => ({ part, ...entry })));

  it("agree within 1e-6, p-values within 1e-9", () => {
    const figures = cases.flatMap(({ part, name, computed, expected }) =>
      Object.entries(expected).map(([key, value]) => ({ part, name, key, value, computed: computed[key] })),
    );
    expect(figures.filter(({ key, value, computed }) => isFar(key, computed, value))).toEqual([]);
    expect(figures.length).toBeGreaterThanOrEqual(vectors === null ? 0 : 200);
  });

  it("have the same names, and none is left out", () => {
    const names = (figures: Record<string, unknown>) => Object.keys(figures).toSorted();
    expect(cases.map(({ computed }) => names(computed))).toEqual(cases.map(({ expected }) => names(expected)));
  });

  it("agree for each special function that a figure uses", () => {
    const rows = Object.values(vectors?.special ?? {}).flat();
    const figures = rows.flatMap(({ computed = {}, ...row }) =>
      Object.entries(computed).map(([key, value]) => ({ row, key, value })),
    );
    expect(figures.filter(({ row, key, value }) => isFar(key, value, row[key]))).toEqual([]);
    expect(figures.length).toBeGreaterThanOrEqual(vectors === null ? 0 : 19);
  });
});
