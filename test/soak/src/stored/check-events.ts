import {
  LICENCE_FILE_KINDS,
  PROJECT_EVENT_KINDS,
  STAR_EVENT_KINDS,
  type InstantMs,
  type ProjectEvent,
  type ProjectEventKind,
} from "@groundswell/core";
import { readEvents, type Database } from "@groundswell/db";
import type { ExpectedEvent, ExpectedKind, World } from "@groundswell/github-standin";
import { iso, type Problems } from "./problems.ts";

/** From outside, what was deleted and what was hidden look alike. */
const TOLD_AS: Partial<Record<ExpectedKind, ProjectEventKind>> = { deleted: "not found", hidden: "not found" };

/** What the world tells of: its stars and releases are held against the truth on their own. */
const NOT_TOLD: ReadonlySet<ProjectEventKind> = new Set([...STAR_EVENT_KINDS, ...LICENCE_FILE_KINDS, "released"]);
const REPOSITORY_KINDS = PROJECT_EVENT_KINDS.filter((kind) => !NOT_TOLD.has(kind));

/** An event that the world holds, as a watcher tells it. */
export interface DueEvent {
  githubId: number;
  kind: ProjectEventKind;
  at: InstantMs;
  from: string | null;
  to: string | null;
}

/** The events of a world as a watcher must tell them, those that the generator passes over in silence included. */
export function dueEvents(expected: readonly ExpectedEvent[], world: World): DueEvent[] {
  const told = expected.map(({ githubId, kind, at, from = null, to = null, takenBy }) => ({
    githubId,
    kind: TOLD_AS[kind] ?? (kind as ProjectEventKind),
    at,
    from,
    to: takenBy === undefined ? to : String(takenBy),
  }));
  const disabled = world.repos.flatMap(({ databaseId, changes = [] }) =>
    changes
      .filter((change) => change.disabled === true)
      .map(({ at }) => ({ githubId: databaseId, kind: "disabled" as const, at: Date.parse(at), from: null, to: null })),
  );
  return [...told, ...disabled].toSorted((a, b) => a.at - b.at);
}

/**
 * Every event must be told of the right project, in time; and nothing that did not happen.
 * @param deadlineOf when a watcher must have told an event; null: it may have missed it
 */
export async function checkEvents(
  db: Database,
  projects: readonly { id: number; githubId: number }[],
  due: readonly DueEvent[],
  deadlineOf: (event: DueEvent) => InstantMs | null,
  problems: Problems,
): Promise<{ found: number }> {
  const dueOf = Map.groupBy(due, (event) => event.githubId);
  let found = 0;
  for (const { id, githubId } of projects) {
    const { items } = await readEvents(db, id, { kinds: REPOSITORY_KINDS, after: null, limit: 10_000, asOf: null });
    const told = items.toReversed();
    for (const event of dueOf.get(githubId) ?? []) {
      const deadline = deadlineOf(event);
      const match = told.findIndex((t) => isThat(t, event));
      const [teller] = match === -1 ? [] : told.splice(match, 1);
      if (teller !== undefined) found += 1;
      if (deadline === null) continue;
      if (teller === undefined) problems.add("an event is lost", `${describe(event)} of ${githubId}`);
      else if (teller.at > deadline) {
        problems.add("an event is late", `${describe(event)} of ${githubId}: told at ${iso(teller.at)}`);
      }
    }
    for (const event of told) problems.add("an event that never was", `${describe(event)} of ${githubId}`);
  }
  return { found };
}

/** Names that two looks apart are told as one change are found by their end. */
function isThat(told: ProjectEvent, { kind, at, from, to }: DueEvent): boolean {
  return told.kind === kind && told.at >= at && told.from === from && told.to === to;
}

function describe({ kind, at, from, to }: Pick<DueEvent, "kind" | "at" | "from" | "to">): string {
  return `${kind} at ${iso(at)}${from === null && to === null ? "" : ` (${from} → ${to})`}`;
}
