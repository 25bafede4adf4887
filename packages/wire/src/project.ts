import { z } from "zod";
import { Day, Instant, pageOf, ReceiptId, Repo, Total } from "./common.ts";
import { Estimate, Momentum } from "./momentum.ts";

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
    momentum: Momentum,
    velocity: Estimate.nullable().meta({ description: "that of `momentum`: stars a day now" }),
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

export const ProjectPage = pageOf(Project)
  .extend({
    unknown: z.array(z.string()).optional().meta({
      description: "where `projects` is given: the names in it that no watched project bears or bore",
    }),
  })
  .meta({ id: "ProjectPage" });
export type ProjectPage = z.infer<typeof ProjectPage>;

export const PROJECT_SORTS = ["stars", "net", "momentum", "velocity", "name"] as const;
export const WINDOWS = ["7d", "30d", "90d"] as const;
export type ProjectSort = (typeof PROJECT_SORTS)[number];
export type Window = (typeof WINDOWS)[number];

/** A project's stars after a day, beside what its own weeks before and similar projects would have led one to expect. */
export const After = z
  .object({
    days: z.object({ from: Day, to: Day }).meta({ description: "the seven days, the first being the release's own" }),
    stars: z.number().nullable().meta({ description: "net stars of these days; null when one of them is not known" }),
    expected: z.number().nullable().meta({
      description: "going by the eight weeks before, and what these days were like for similar projects",
    }),
    ratio: Estimate.nullable().meta({ description: "stars after ÷ expected, on the scale of logarithms" }),
    peers: z.number().int().meta({ description: "similar projects that were compared with" }),
    controlled: z.boolean().meta({ description: "false: fewer than 8 such projects, so none was compared with" }),
    reason: z.string().meta({ description: "one sentence: the figures, or what is lacking. It says after, never why" }),
  })
  .meta({ id: "After" });
export type After = z.infer<typeof After>;

export const Release = ReleaseSummary.extend({
  url: z.url().nullable(),
  taggedAt: Instant.nullable().meta({ description: "the git tag's date, where the archive has it" }),
  publishedAt: Instant.nullable().meta({ description: "when GitHub published the release" }),
  kind: z.enum(["release", "prerelease"]),
  receipt: ReceiptId,
  after: After,
}).meta({ id: "Release" });
export type Release = z.infer<typeof Release>;

export const ReleasePage = pageOf(Release).meta({ id: "ReleasePage" });
export type ReleasePage = z.infer<typeof ReleasePage>;
