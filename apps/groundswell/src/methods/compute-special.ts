import { statistics } from "@groundswell/core";
import { z } from "zod";

const Probability = z.number().min(0).max(1);
const Positive = z.number().positive();

/** The special functions that the figures rest on, under the names that R gives them. */
const FUNCTIONS = {
  qt: z.object({ p: Probability, df: Positive }).transform(({ p, df }) => ({ x: statistics.tQuantile(p, df) })),
  pt_upper: z.object({ t: z.number(), df: Positive }).transform(({ t, df }) => ({ p: statistics.tUpperTail(t, df) })),
  pbeta: z
    .object({ x: Probability, a: Positive, b: Positive })
    .transform(({ x, a, b }) => ({ p: statistics.betaCdf(x, a, b) })),
  qbeta: z
    .object({ p: Probability, a: Positive, b: Positive })
    .transform(({ p, a, b }) => ({ x: statistics.betaQuantile(p, a, b) })),
  qgamma: z
    .object({ p: Probability, shape: Positive })
    .transform(({ p, shape }) => ({ x: statistics.gammaQuantile(p, shape, 1) })),
  nb_sf: z
    .object({ y: z.number(), k: Positive, mu: Positive })
    .transform(({ y, k, mu }) => ({ p: statistics.negativeBinomialUpperTail(y, k, mu) })),
};

/**
 * Computes the rows of `special`: values of single functions, whose arguments stand in the row itself.
 * @param special lists of rows by function; functions that no figure uses are given back as they are
 * @returns the same with `computed` in each row that has the arguments of its function
 */
export function computeSpecial(special: Record<string, unknown[]>): Record<string, unknown[]> {
  const computed = { ...special };
  for (const [name, schema] of Object.entries(FUNCTIONS)) {
    const rows = special[name];
    if (rows === undefined) continue;
    computed[name] = rows.map((row) => {
      const read = schema.safeParse(row);
      return read.success && typeof row === "object" ? { ...row, computed: read.data } : row;
    });
  }
  return computed;
}
