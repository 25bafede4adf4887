/** What a figure's own card says of where the figure came from. */
export const figureStrings = {
  /** Added to the number for those who only hear it. */
  opens: (subject: string) => `, ${subject}: where this number comes from`,
  title: (subject: string) => `Where this number comes from: ${subject}`,
  close: "Close",
  source: "Source",
  asOf: "As of",
  how: "How",
  kind: "Kind",
  request: "Request",
  receipt: "The whole receipt",
  noReceipt: "Worked out from other figures, each of which has a receipt of its own.",
} as const;

/** What a figure's quality means, a short sentence each. */
export const FIGURE_QUALITY = {
  observed: "A total that GitHub showed when we asked.",
  archived: "A total that a public archive recorded at the time.",
  surviving: "Stars that still stand, counted by the day they were given. Those taken back since are not in it.",
  settling: "Of the newest days: it may still change.",
  missing: "Not known.",
} as const;
