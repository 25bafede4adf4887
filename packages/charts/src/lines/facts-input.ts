import type { ChartFacts, Looks } from "../facts.ts";
import type { Phrases } from "../phrases/index.ts";
import type { ChartInput } from "../spec.ts";

/** What every chart takes over from its facts and looks as they are. */
export function readFacts(
  { id, asOf, pinned, staleSince, sources, simulated }: ChartFacts,
  { theme, language, width, height, scale }: Looks,
  phrases: Phrases,
) {
  return {
    ...{ id, asOf, pinned, staleSince, sources },
    ...{ theme, language, width, height, scale },
    notice: simulated ? phrases.simulated : null,
  } satisfies Partial<ChartInput>;
}
