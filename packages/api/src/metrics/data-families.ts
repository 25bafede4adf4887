import { hideSecrets } from "@groundswell/core";
import type { BudgetState, CollectorCounts, CollectorStatus, CoverageSource, Upkeep } from "@groundswell/db";
import type { Family, Sample } from "./exposition.ts";

/** What the database says of how all of it goes. */
export interface StoredState {
  dataVersion: number;
  status: CollectorStatus;
  upkeep: Upkeep;
  counts: CollectorCounts;
  sources: readonly CoverageSource[];
}

/** All that is true of the database, whichever process is asked: each that is scraped says it. */
export function listDataFamilies(state: StoredState, now: number): Family[] {
  return [
    gauge("groundswell_data_version", "Rises when anything that readers see changes.", state.dataVersion),
    ...listProjects(state.upkeep, now),
    ...listQueue(state.upkeep),
    ...listBudgets(state.status.budgets),
    ...listCollector(state.status),
    ...listCounts(state.counts),
    ...listSources(state.sources),
  ];
}

function listProjects({ projects, totals }: Upkeep, now: number): Family[] {
  const age = (at: number | null) => (at === null ? null : Math.max(0, (now - at) / 1_000));
  return [
    gauge("groundswell_projects_known", "Projects with data, watched or not.", projects.known),
    gauge("groundswell_projects_watched", "Projects on the watchlist.", projects.watched),
    gauge(
      "groundswell_projects_observed",
      "Watched projects with totals that were read from GitHub.",
      projects.observed,
    ),
    gauge("groundswell_projects_failing", "Watched projects of which something can't be read.", projects.failing),
    gauge("groundswell_projects_stale", "Projects with totals older than 24 hours.", totals.olderThanADay),
    gauge("groundswell_totals_oldest_age_seconds", "Age of the oldest totals read from GitHub.", age(totals.oldestAt)),
    gauge("groundswell_totals_median_age_seconds", "Median age of totals read from GitHub.", age(totals.medianAt)),
  ];
}

function listQueue({ queue }: Upkeep): Family[] {
  const each = (value: (row: Upkeep["queue"][number]) => number) =>
    queue.map((row): Sample => ({ labels: { resource: row.resource }, value: value(row) }));
  return [
    gauges(
      "groundswell_queue_due",
      "Looks that are due, by what is looked at.",
      each(({ due }) => due),
    ),
    gauges(
      "groundswell_queue_overdue",
      "Looks that have been due for longer than COLLECT_INTERVAL.",
      each(({ overdue }) => overdue),
    ),
    gauges(
      "groundswell_queue_oldest_due_timestamp_seconds",
      "Since when the look that has waited longest is due.",
      each(({ oldestDueAt }) => oldestDueAt / 1_000),
    ),
  ];
}

function listBudgets(budgets: readonly BudgetState[]): Family[] {
  const each = (value: (budget: BudgetState) => number) =>
    budgets.map((budget): Sample => ({ labels: { bucket: budget.bucket }, value: value(budget) }));
  return [
    gauges(
      "groundswell_github_budget_limit",
      "Requests that GitHub allows in an hour, by bucket.",
      each(({ limit }) => limit),
    ),
    gauges(
      "groundswell_github_budget_remaining",
      "Requests left of the hour, as GitHub last said.",
      each(({ remaining }) => remaining),
    ),
    gauges(
      "groundswell_github_budget_reset_timestamp_seconds",
      "When the bucket is filled again.",
      each(({ resetsAt }) => resetsAt / 1_000),
    ),
  ];
}

const STATES = ["not asked yet", "reachable", "unreachable", "out of budget", "token refused"] as const;

function listCollector({ github, run }: CollectorStatus): Family[] {
  const instant = (name: string, help: string, at: number | null) => gauge(name, help, at === null ? null : at / 1_000);
  return [
    gauges(
      "groundswell_github_state",
      "1 for what GitHub is to the collector, 0 for what it is not.",
      STATES.map((state) => ({ labels: { state }, value: github.state === state ? 1 : 0 })),
    ),
    instant("groundswell_github_last_success_timestamp_seconds", "When GitHub last answered.", github.lastSuccessAt),
    gauge("groundswell_collector_running", "1 while a collection is under way.", run.running ? 1 : 0),
    instant("groundswell_collector_last_run_timestamp_seconds", "When a collection last began.", run.lastRunAt),
    gauge("groundswell_collector_interval_seconds", "How old totals may become.", run.intervalSeconds),
  ];
}

function listCounts({ requests, steps, failures }: CollectorCounts): Family[] {
  return [
    {
      name: "groundswell_collector_requests",
      type: "counter",
      help: "Requests to GitHub, of all collectors of this database.",
      samples: [{ value: requests }],
    },
    {
      name: "groundswell_collector_steps",
      type: "counter",
      help: "Looks at something of a project, by what came of them.",
      samples: Object.entries(steps).map(([key, value]) => {
        const [resource = "", outcome = ""] = key.split(" ");
        return { labels: { resource, outcome }, value };
      }),
    },
    {
      name: "groundswell_collector_failures",
      type: "counter",
      help: "Looks and requests that failed, by why.",
      samples: Object.entries(failures).map(([kind, value]) => ({ labels: { kind }, value })),
    },
  ];
}

function listSources(sources: readonly CoverageSource[]): Family[] {
  // Values in addresses that may be keys are hidden, as in the status.
  const each = (value: (source: CoverageSource) => number | null): Sample[] =>
    sources.flatMap((source) => {
      const number = value(source);
      return number === null ? [] : [{ labels: { source: hideSecrets(source.id) }, value: number }];
    });
  return [
    gauges(
      "groundswell_story_source_failures_in_row",
      "Failed looks at a place of coverage since the last that went well.",
      each(({ failures }) => failures),
    ),
    gauges(
      "groundswell_story_source_last_success_timestamp_seconds",
      "When a place of coverage was last read.",
      each(({ lastSuccessAt }) => (lastSuccessAt === null ? null : lastSuccessAt / 1_000)),
    ),
  ];
}

/** One number; null: not known, and left out. */
export function gauge(name: string, help: string, value: number | null): Family {
  return gauges(name, help, value === null ? [] : [{ value }]);
}

export function gauges(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, help, type: "gauge", samples };
}
