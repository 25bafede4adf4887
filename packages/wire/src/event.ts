import { z } from "zod";
import { Day, Instant, pageOf, ReceiptId, Repo } from "./common.ts";

export const ProjectEventKind = z
  .enum([
    "renamed",
    "transferred",
    "archived",
    "unarchived",
    "disabled",
    "enabled",
    "licence changed",
    "licence file changed",
    "weights licence changed",
    "default branch changed",
    "visibility changed",
    "not found",
    "deleted",
    "made private",
    "taken down",
    "found again",
    "name taken",
    "surge",
    "step",
    "drop",
    "data gap",
    "released",
  ])
  .meta({
    description:
      "`not found`: GitHub answers 404, which it does for deleted and for private repositories alike; `deleted` and " +
      "`made private`: a webhook said so; `licence changed`: GitHub names another licence; `licence file changed` and " +
      "`weights licence changed`: a commit left another text in such a file, dated as the commit is; `name taken`: the old name now belongs to another repository; `surge`: days " +
      "with far more stars than expected; `step`: a surge after which the rate stayed up; `drop`: a fall of the total " +
      "far larger than the project's ordinary ones; `data gap`: days without a figure; `released`: a release",
  });
export type ProjectEventKind = z.infer<typeof ProjectEventKind>;

const Figure = z.number().nullable();

/** What the figures of an event can be, by its kind; of the kinds that are not here there are none. */
export const EVENT_FIGURES = {
  surge: ["stars", "expected", "p", "days"],
  step: ["before", "after"],
  drop: ["starsBefore", "starsAfter", "forksBefore", "forksAfter", "lastSeenAt"],
  "data gap": ["days"],
} as const satisfies Partial<Record<ProjectEventKind, readonly string[]>>;

/** Something that happened to a project, between two looks at it. */
export const ProjectEvent = z
  .object({
    kind: ProjectEventKind,
    text: z.string().meta({ description: "one sentence that says what was seen; never why it happened" }),
    at: Instant.meta({ description: "when it was first seen; it happened then or before" }),
    notBefore: Instant.nullable().meta({
      description: "the last look that saw the state before; null where nobody had looked",
    }),
    from: z.string().nullable().meta({
      description: "what it was: full name, SPDX id, branch or visibility; null where there was none, or none is told",
    }),
    to: z.string().nullable().meta({
      description:
        "what it became; of `name taken`, GitHub's id of the repository that bears the name now; of `released`, the tag",
    }),
    span: z
      .object({ from: Day, to: Day })
      .nullable()
      .meta({ description: "the days that it lasted, both included; null for what has no days" }),
    figures: z.record(z.string(), Figure).meta({
      description:
        "`surge`: `stars` of the days that stood out, how many were `expected` of them, and the least `p` of these: how " +
        "rarely chance alone brings as many, and how many `days` these are; `step`: stars a day `before` and `after`; `drop`: `starsBefore`, " +
        "`starsAfter`, `forksBefore`, `forksAfter`, and `lastSeenAt`, when the last of it was seen, in milliseconds since " +
        "1970; `data gap`: `days`; others: none",
    }),
    receipt: ReceiptId,
  })
  .meta({ id: "ProjectEvent" });
export type ProjectEvent = z.infer<typeof ProjectEvent>;

export const ProjectEventPage = pageOf(ProjectEvent).meta({ id: "ProjectEventPage" });
export type ProjectEventPage = z.infer<typeof ProjectEventPage>;

/** An event with the project that it happened to. */
export const CatalogueEvent = ProjectEvent.extend({ repo: Repo, name: z.string() }).meta({ id: "CatalogueEvent" });
export type CatalogueEvent = z.infer<typeof CatalogueEvent>;

export const CatalogueEventPage = pageOf(CatalogueEvent).meta({ id: "CatalogueEventPage" });
export type CatalogueEventPage = z.infer<typeof CatalogueEventPage>;
