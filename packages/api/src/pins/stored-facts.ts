import type { ChartFacts } from "@groundswell/charts";
import { z } from "zod";

/**
 * The form that facts have in the database today. Whoever changes the form of `ChartFacts` in a way that the charts can't
 * draw old facts by raises this, and reads the earlier forms here: stored facts stay as they are.
 */
export const FACTS_FORMAT = 1;

const Stored = z.looseObject({
  /** Facts that were stored before this was written down have the first form. */
  factsFormat: z.number().default(1),
  kind: z.enum(["project", "releases", "compare", "effect", "board"]),
});

/** What a chart tells, as it is stored. */
export function packFacts(facts: ChartFacts): object {
  return { factsFormat: FACTS_FORMAT, ...facts };
}

/**
 * What a stored chart tells. Nothing but `packFacts` writes it, so its form is known by its number.
 * @throws Error when a program has stored it whose form this one does not know
 */
export function unpackFacts(stored: object): ChartFacts {
  const read = Stored.safeParse(stored);
  if (!read.success) throw new Error("what is stored of a pinned chart is no chart's facts", { cause: read.error });
  const { factsFormat, ...facts } = read.data;
  if (factsFormat !== FACTS_FORMAT) {
    throw new Error(
      `a pinned chart's facts are stored in form ${factsFormat}, and this program reads form ${FACTS_FORMAT}: ` +
        "a newer program has stored them",
    );
  }
  return facts as unknown as ChartFacts;
}
