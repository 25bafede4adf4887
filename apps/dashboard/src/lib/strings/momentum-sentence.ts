import type { MomentumLabel } from "@groundswell/wire";

/** What stands around the two figures of the sentence: stars a day now, and that as a multiple of the rate before. */
export interface SentenceWords {
  before: string;
  between: string;
  after: string;
}

/** The sentence that a project's page leads its momentum with. */
export function writeSentence(name: string, label: MomentumLabel): SentenceWords {
  const before = `${name} gains about `;
  switch (label) {
    case "steady":
      return { before, between: " stars a day, about as many as before: ", after: " times the earlier rate." };
    case "uncertain":
    case "no activity":
    case "too little data":
      return {
        before,
        between: " stars a day, perhaps ",
        after: " times as many as before: too unsure to call it a rise or a fall.",
      };
    case "accelerating":
    case "slowing":
      return { before, between: " stars a day, ", after: " times as many as before." };
  }
}

/** Around a project's momentum. */
export const sentenceStrings = {
  intervals: (rate: string, ratio: string) =>
    `90\u00a0% intervals: ${rate} stars a day, ${ratio} times the rate before.`,
  spike: (share: string) => `One day alone brought ${share} of the last seven days’ stars.`,
  behind: "The figures behind this",
  rateOf: (name: string) => `stars a day of ${name} now`,
  ratioOf: (name: string) => `${name}’s rate now ÷ its rate before`,
  rateHow: (interval: string) =>
    `Estimated from the daily totals of the last 28 days, the most recent weighted most. 90\u00a0% interval ${interval}.`,
  ratioHow: (interval: string) =>
    `The last 28 days against the 56 before them, estimated from daily totals. 90\u00a0% interval ${interval}.`,
  asOf: "as of",
  known: (observed: string, of: string) => `${observed} of ${of}`,
} as const;
