import { z } from "zod";
import { Instant, pageOf, ReceiptId } from "./common.ts";

export const ProjectEventKind = z
  .enum([
    "renamed",
    "transferred",
    "archived",
    "unarchived",
    "disabled",
    "enabled",
    "licence changed",
    "default branch changed",
    "visibility changed",
    "not found",
    "deleted",
    "made private",
    "taken down",
    "found again",
    "name taken",
  ])
  .meta({
    description:
      "`not found`: GitHub answers 404, which it does for deleted and for private repositories alike; `deleted` and " +
      "`made private`: a webhook said so; `name taken`: the old name now belongs to another repository",
  });
export type ProjectEventKind = z.infer<typeof ProjectEventKind>;

/** Something that happened to a project's repository, between two looks at it. */
export const ProjectEvent = z
  .object({
    kind: ProjectEventKind,
    at: Instant.meta({ description: "when it was first seen; it happened then or before" }),
    notBefore: Instant.nullable().meta({
      description: "the last look that saw the state before; null where nobody had looked",
    }),
    from: z.string().nullable().meta({
      description: "what it was: full name, SPDX id, branch or visibility; null where there was none, or none is told",
    }),
    to: z.string().nullable().meta({
      description: "what it became; of `name taken`, GitHub's id of the repository that bears the name now",
    }),
    receipt: ReceiptId,
  })
  .meta({ id: "ProjectEvent" });
export type ProjectEvent = z.infer<typeof ProjectEvent>;

export const ProjectEventPage = pageOf(ProjectEvent).meta({ id: "ProjectEventPage" });
export type ProjectEventPage = z.infer<typeof ProjectEventPage>;
