import { z } from "zod";
import { Day, Instant, Repo, TotalQuality } from "./common.ts";

export const GithubState = z.enum(["not asked yet", "reachable", "unreachable", "out of budget", "token refused"]);

/** What the collector reads of a project; `_depth`: what lies behind the newest page. */
export const COLLECTED = [
  "totals",
  "releases",
  "history",
  "forks",
  "openness",
  "history_depth",
  "releases_depth",
  "forks_depth",
] as const;
export type Collected = (typeof COLLECTED)[number];

export const ProjectFreshness = z
  .object({
    repo: Repo,
    totalsAt: Instant.nullable(),
    totalsQuality: TotalQuality.nullable(),
    releasesCheckedAt: Instant.nullable(),
    historyFrom: Day.nullable(),
    nextAt: Instant.nullable(),
    problem: z.string().nullable(),
    complete: z
      .boolean()
      .meta({ description: "all that GitHub has of it was read once, as of the collector's last run" }),
    completeAt: Instant.nullable().meta({
      description: "about when it will be complete; null when it is, or when that can't be told",
    }),
    missing: z.array(
      z.object({
        resource: z.enum(COLLECTED),
        pages: z.number().int().meta({ description: "pages never read, as far as known" }),
      }),
    ),
  })
  .meta({ id: "ProjectFreshness" });
export type ProjectFreshness = z.infer<typeof ProjectFreshness>;

export const CollectorPlan = z
  .object({
    at: Instant.meta({ description: "when the collector made it" }),
    next: z
      .array(z.object({ repo: Repo, resource: z.enum(COLLECTED), dueAt: Instant }))
      .meta({ description: "the next looks, first things first" }),
    buckets: z.array(
      z.object({
        bucket: z.string(),
        perHour: z.number().meta({ description: "requests that an hour allows" }),
        upkeepPerHour: z.number().meta({ description: "requests that looking again and again takes of them" }),
        backlog: z.number().int().meta({ description: "requests for what was never read" }),
      }),
    ),
  })
  .meta({ id: "CollectorPlan" });
export type CollectorPlan = z.infer<typeof CollectorPlan>;

/** A place that stories come from, and how reading it went. */
export const CoverageState = z
  .object({
    id: z.string().meta({ description: "its kind and address; values that may be keys are hidden" }),
    lastAskedAt: Instant.nullable(),
    lastSuccessAt: Instant.nullable(),
    nextAt: Instant,
    failures: z.number().int().meta({ description: "in a row, up to the last look" }),
    problem: z.string().nullable(),
  })
  .meta({ id: "CoverageState" });
export type CoverageState = z.infer<typeof CoverageState>;

/** What is wrong with a file that people keep, while its last good state stays in use. */
export const FileFault = z
  .object({
    file: z.string().meta({ description: "its name, without the folders of the machine" }),
    line: z.number().int().nullable().meta({ description: "counts from 1; null: the fault has no place" }),
    column: z.number().int().nullable(),
    message: z.string(),
    remedy: z.string(),
  })
  .meta({ id: "FileFault" });
export type FileFault = z.infer<typeof FileFault>;

export const Status = z
  .object({
    version: z.string(),
    dataVersion: z
      .number()
      .int()
      .meta({ description: "rises when anything that readers see changes, this status aside; `/live` tells of it" }),
    world: z.enum(["real", "demo"]).meta({ description: "`demo`: every figure is simulated" }),
    github: z.object({
      state: GithubState,
      since: Instant.nullable(),
      lastSuccessAt: Instant.nullable(),
      detail: z.string().nullable(),
      authenticated: z.boolean(),
    }),
    budgets: z.array(
      z.object({ bucket: z.string(), limit: z.number().int(), remaining: z.number().int(), resetsAt: Instant }),
    ),
    collector: z.object({
      running: z.boolean(),
      intervalSeconds: z.number().int(),
      lastRunAt: Instant.nullable(),
      nextRunAt: Instant.nullable(),
    }),
    plan: CollectorPlan.nullable().meta({ description: "what comes next; null until the collector has run" }),
    archive: z.object({ through: Day.nullable(), observations: z.number().int() }),
    reads: z
      .object({
        from: z.enum(["replica", "primary"]),
        lagSeconds: z.number().nullable().meta({ description: "how old the replica's newest change is" }),
      })
      .optional()
      .meta({ description: "where this process reads, where it has a replica to read from" }),
    watchlist: z.object({
      projects: z.number().int(),
      problem: z
        .string()
        .nullable()
        .meta({ description: "why the file is not taken as it is now, a fault a line; the last good one is in use" }),
    }),
    files: z
      .object({
        since: Instant.nullable().meta({ description: "since when a file has been at fault; null: none is" }),
        faults: z.array(FileFault),
      })
      .meta({ description: "faults of the watchlist and of the stories kept by hand" }),
    observed: z.object({ projects: z.number().int(), young: z.number().int(), newestAt: Instant.nullable() }).meta({
      description:
        "of how many projects the newest total is one that we read ourselves, of how many it is younger than two runs of the collector, and the newest of all",
    }),
    coverage: z.array(CoverageState).meta({ description: "places that stories come from, once they were asked" }),
    discussion: z
      .array(CoverageState)
      .optional()
      .meta({ description: "places where public posts are counted, once they were asked; absent where none was" }),
    projects: z.array(ProjectFreshness).meta({ description: "every watched project; empty with `projects=none`" }),
  })
  .meta({ id: "Status" });
export type Status = z.infer<typeof Status>;
