import { z } from "zod";
import { Day, Instant, pageOf, ReceiptId, Repo, Total } from "./common.ts";

/** Net change of stars over the days before the newest observation; null when it can't be known. */
export const WindowChange = z
  .object({ value: z.number().int(), from: Instant, to: Instant })
  .meta({ id: "WindowChange" });
export type WindowChange = z.infer<typeof WindowChange>;

export const ReleaseSummary = z
  .object({ tag: z.string(), name: z.string().nullable(), at: Instant, prerelease: z.boolean() })
  .meta({ id: "ReleaseSummary" });
export type ReleaseSummary = z.infer<typeof ReleaseSummary>;

export const StorySummary = z
  .object({
    id: z.string().meta({ description: "slug" }),
    title: z.string(),
    url: z.url(),
    source: z.string(),
    published: Day,
    /** The day may be off by this many days either way; 0 when it is exact. */
    publishedPlusMinusDays: z.number().int(),
  })
  .meta({ id: "StorySummary" });
export type StorySummary = z.infer<typeof StorySummary>;

/** Stars at the end of each day, oldest first; null where nothing is known. */
export const Sparkline = z
  .object({ from: Day, values: z.array(z.number().int().nullable()) })
  .meta({ id: "Sparkline" });
export type Sparkline = z.infer<typeof Sparkline>;

export const Project = z
  .object({
    repo: Repo,
    id: z.number().int().meta({ description: "Groundswell's permanent id of the project" }),
    githubId: z.number().int().nullable().meta({ description: "GitHub's numeric id; null until GitHub has answered" }),
    name: z.string(),
    description: z.string().nullable(),
    category: z.string().nullable(),
    homepage: z.string().nullable(),
    url: z.url(),
    license: z.string().nullable().meta({ description: "SPDX id as GitHub reports it" }),
    language: z.string().nullable(),
    topics: z.array(z.string()),
    archived: z.boolean().nullable(),
    createdAt: Instant.nullable(),
    formerly: z.array(z.string()).meta({ description: "earlier names, newest first" }),
    stars: Total,
    forks: Total,
    openIssues: Total.meta({ description: "issues without pull requests, where the source tells them apart" }),
    change: z.object({ "7d": WindowChange.nullable(), "30d": WindowChange.nullable(), "90d": WindowChange.nullable() }),
    lastRelease: ReleaseSummary.nullable(),
    releaseCount: z.number().int(),
    lastStory: StorySummary.nullable(),
    sparkline: Sparkline.nullable().meta({
      description: "the 30 days up to the newest observation; null when there is none",
    }),
  })
  .meta({ id: "Project" });
export type Project = z.infer<typeof Project>;

export const ProjectPage = pageOf(Project).meta({ id: "ProjectPage" });
export type ProjectPage = z.infer<typeof ProjectPage>;

export const PROJECT_SORTS = ["stars", "net", "name"] as const;
export const WINDOWS = ["7d", "30d", "90d"] as const;
export type ProjectSort = (typeof PROJECT_SORTS)[number];
export type Window = (typeof WINDOWS)[number];

export const Release = ReleaseSummary.extend({
  url: z.url().nullable(),
  taggedAt: Instant.nullable().meta({ description: "the git tag's date, where the archive has it" }),
  publishedAt: Instant.nullable().meta({ description: "when GitHub published the release" }),
  kind: z.enum(["release", "prerelease"]),
  receipt: ReceiptId,
}).meta({ id: "Release" });
export type Release = z.infer<typeof Release>;

export const ReleasePage = pageOf(Release).meta({ id: "ReleasePage" });
export type ReleasePage = z.infer<typeof ReleasePage>;
