import { z } from "zod";
import { Day, Instant, Repo, TotalQuality } from "./common.ts";

export const GithubState = z.enum(["not asked yet", "reachable", "unreachable", "out of budget", "token refused"]);

export const ProjectFreshness = z
  .object({
    repo: Repo,
    totalsAt: Instant.nullable(),
    totalsQuality: TotalQuality.nullable(),
    releasesCheckedAt: Instant.nullable(),
    historyFrom: Day.nullable(),
    nextAt: Instant.nullable(),
    problem: z.string().nullable(),
  })
  .meta({ id: "ProjectFreshness" });
export type ProjectFreshness = z.infer<typeof ProjectFreshness>;

export const Status = z
  .object({
    version: z.string(),
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
    archive: z.object({ through: Day.nullable(), observations: z.number().int() }),
    watchlist: z.object({ projects: z.number().int(), problem: z.string().nullable() }),
    projects: z.array(ProjectFreshness),
  })
  .meta({ id: "Status" });
export type Status = z.infer<typeof Status>;
