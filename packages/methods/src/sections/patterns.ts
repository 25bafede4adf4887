import { section, type MethodSection } from "../section.ts";

const CAVEAT = "Launches and GitHub clean-ups do this too; it is not evidence of who acted. There is no score.";

/** Unusual star patterns: sums of days, never accounts. */
export const PATTERNS: MethodSection[] = [
  section({
    id: "retention",
    title: "Retention",
    says: [
      "Whether the stars of a day are still there 30 and 90 days later. Told as an unusual star pattern when many are gone and the peers’ are not.",
      CAVEAT,
    ],
    formula: [
      "first = the day’s surviving stars at the first complete count (3 days past); kept = the count that holds 30 or 90 days later",
      "told: days in a row with a loss ≥ 20 % each, ≥ 50 stars together, and a share > 3 · the peers’ median of the same days",
      "where no days were lost so: Σ max(0, first − kept) ÷ Σ first; a day that was counted higher again makes up for no other’s",
    ],
    needs: "GitHub’s history, read at both times, and 8 peers. The archive has no such history.",
    blind: [
      "Stars that went within three days, and all that came before we began to read the history.",
      "Losses beyond the 50 largest of a project, of 30 and of 90 days later each: those are not held against the peers.",
    ],
    measured: ["No error rate: nobody knows which stars were not meant. The thresholds are conventions."],
    sources: ["StarScout (hehao98/StarScout), for what such patterns look like; its data may hold false positives"],
  }),
  section({
    id: "star-shape",
    title: "Star shape",
    says: [
      "How much of a project’s stars came within 14 days, and how much in the 60 days after; and where its forks per star stand within its category.",
      CAVEAT,
    ],
    formula: [
      "all = the sum of the first complete counts (3 days past) of all days since the repository was created",
      "share = stars of the fullest 14 days ÷ all; tail = stars of the 60 days after ÷ all; both by the same counts, so that what was taken back later makes neither larger",
      "worth a look: share ≥ 0.40; a stronger sign: share ≥ 0.70 and tail < 0.10; never with fewer than 50 stars in those days",
      "percentile = share of the category’s other projects with fewer forks per star, equals by half",
    ],
    needs:
      "GitHub’s history from the repository’s creation on, over 74 days or more, with no day missing: a part of a life has no share of all.",
    blind: [
      "Stars that went before we began to read the history: of days before that, the first count is of what was left.",
      "The difference between a launch that ended and stars that were bought.",
    ],
    measured: ["No error rate, for the same reason."],
  }),
];
