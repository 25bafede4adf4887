import type { Point } from "@groundswell/core";
import { phrasesFor } from "../phrases/index.ts";
import type { ChartInput, Language } from "../spec.ts";

/**
 * The lines of a project's stars chart: the totals observed, and the running total of those stars that survive, where
 * that is known of any day. At a day the two differ by the stars given by then and taken back since. Hand the result to
 * `buildChartSpec` with the rest of the input.
 * @param surviving of the same interval as `observed`; only missing points where the history is not known whole
 */
export function starsLines(
  { key, name }: { key: string; name: string },
  observed: readonly Point[],
  surviving: readonly Point[],
  language: Language = "en",
): Pick<ChartInput, "series" | "subject" | "note"> {
  if (surviving.every((point) => point.value === null)) {
    return { series: [{ key, label: name, points: observed }], subject: null, note: null };
  }
  const { observed: label, surviving: survivingLabel, difference } = phrasesFor(language).stars;
  return {
    series: [
      { key, label, points: observed },
      { key: `${key} surviving`, label: survivingLabel, points: surviving },
    ],
    subject: name,
    note: difference,
  };
}
