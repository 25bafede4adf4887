import type { Phrases } from "../phrases/index.ts";
import type { ChartInput, ChartStrings } from "../spec.ts";
import { cleanText } from "../text/text.ts";

export interface FooterInput extends Pick<
  ChartInput,
  "id" | "asOf" | "sources" | "pinned" | "staleSince" | "staleNames" | "isPart"
> {
  /** How the figures were come by. */
  method: string;
  lacking?: ChartInput["lacking"];
}

/** What stands under every chart: whence, as of when, how, which chart, and what anybody may do with it. */
export function writeFooter(input: FooterInput, phrases: Phrases): ChartStrings["footer"] {
  const when = input.asOf === null ? null : phrases.instant(input.asOf);
  return {
    source:
      input.sources.length === 0 && input.lacking
        ? input.lacking.source
        : phrases.source(input.sources.map(cleanText), input.isPart),
    asOf: when === null ? null : phrases.asOf(when),
    state: writeState(input, phrases),
    method: input.method,
    chart: phrases.chart(cleanText(input.id)),
    licence: phrases.licence,
  };
}

/** That the chart is pinned, and as of when; of a live one, that newer figures should be there. */
function writeState({ pinned, staleSince, staleNames = [] }: FooterInput, phrases: Phrases): string | null {
  const pinnedAt = phrases.instant(pinned ?? "");
  if (pinnedAt !== null) return phrases.pinned(pinnedAt);
  const since = phrases.instant(staleSince ?? "");
  return since === null ? null : phrases.staleSince(since, staleNames.map(cleanText));
}
