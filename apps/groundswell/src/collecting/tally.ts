import type { StepReport } from "@groundswell/collector";
import type { Resource } from "@groundswell/db";

type Outcome = StepReport["outcome"];

/** What a run made of one project. */
export interface ProjectOutcome {
  repo: string;
  outcome: Outcome;
  resources: Partial<Record<Resource, Outcome>>;
  /** What went wrong; null when nothing did. */
  detail: string | null;
}

export interface FailureGroup {
  reason: string;
  repos: string[];
}

/** Gathers a run's steps by project: a resource may take many of them. */
export class Tally {
  readonly #projects = new Map<string, Map<Resource, StepReport>>();

  note(step: StepReport): void {
    const steps = this.#projects.get(step.repo) ?? new Map<Resource, StepReport>();
    const before = steps.get(step.resource);
    // The last word counts, but pages that were stored are not undone by one that had nothing new.
    const kept = step.outcome === "unchanged" && before?.outcome === "stored" ? before : step;
    steps.set(step.resource, kept);
    this.#projects.set(step.repo, steps);
  }

  /** The projects that anything was asked of, in the order of their first step. */
  listProjects(): ProjectOutcome[] {
    return [...this.#projects].map(([repo, byResource]) => {
      const steps = [...byResource.values()];
      const failed = steps.find(({ outcome }) => outcome === "failed");
      const stored = steps.some(({ outcome }) => outcome === "stored");
      return {
        repo,
        outcome: failed !== undefined ? "failed" : stored ? "stored" : "unchanged",
        resources: Object.fromEntries(steps.map(({ resource, outcome }) => [resource, outcome])),
        detail: failed?.detail ?? null,
      };
    });
  }

  /** Why projects failed, the commonest reason first. */
  listFailures(): FailureGroup[] {
    const failed = this.listProjects().filter(({ outcome }) => outcome === "failed");
    return [...Map.groupBy(failed, ({ detail }) => toReason(detail))]
      .map(([reason, projects]) => ({ reason, repos: projects.map(({ repo }) => repo) }))
      .toSorted((a, b) => b.repos.length - a.repos.length);
  }

  /** Whether something failed in a way that is likely to pass within the hour. */
  get mayPass(): boolean {
    return [...this.#projects.values()].some((steps) =>
      [...steps.values()].some(({ outcome, noAnswer }) => outcome === "failed" && noAnswer),
    );
  }

  get anySucceeded(): boolean {
    return this.listProjects().some(({ resources }) =>
      Object.values(resources).some((outcome) => outcome !== "failed"),
    );
  }
}

/** The reason without the request, which differs from project to project. */
function toReason(detail: string | null): string {
  return (detail ?? "unknown").replace(/^(?:GET|POST) \S+: /, "");
}
