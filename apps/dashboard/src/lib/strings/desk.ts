export const deskStrings = {
  title: "The desk",
  lead: "For editors: who gains pace and is in no story known here, after which stories no change stood out, and what waits for a decision.",
  uncovered: "Climbers nobody covered",
  uncoveredAbout: (days: number, asOf: string | null) =>
    `Projects that gain pace, or had a surge in the last two weeks, and that no known story has named in ${days} days${
      asOf === null ? "" : `, as of ${asOf}`
    }. Most surely accelerating first.`,
  /** The heading while no outlet is read: nobody can say then that nobody wrote. */
  unnamed: "Climbers in no story known here",
  uncoveredNone:
    "Every project that gains pace was named by a story of late, or none gains pace for sure. Without daily figures of the last weeks no project can be seen to climb.",
  noLift: "Coverage, and no change that stands out",
  noLiftAbout:
    "Stories of the last year after which no change could be told apart from chance. First those where the smallest rise would have been seen. A smaller rise than the one named beside a story could have been missed.",
  noLiftNone:
    "No week after a story was judged so yet. A week must be over, with eight complete weeks before it, and without a release or another story in the same days.",
  outlets: "Weeks after an outlet’s stories",
  outletsAbout:
    "Stars in the week after, as a multiple of what was to be expected: the median over an outlet’s stories, with its 90\u00a0% interval. Set aside are weeks with too little data, and those with a release or other stories in the same days. A median needs five.",
  outletsNone: "No outlet has a story whose week is over.",
  review: "Mentions to be decided",
  reviewAbout:
    "Words that may name a project and are too unsure to count. A decision is a few lines in a story’s file, and holds against whatever the linker finds later.",
  reviewNone: "Nothing waits: every mention found is either sure enough, or decided, or too weak to ask about.",
  lines: "Lines to write",
  more: "More",
} as const;
