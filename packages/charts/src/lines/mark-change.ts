import type { ProjectEventKind } from "@groundswell/core";
import type { MarkerChange } from "../spec.ts";

/** What became another, by the event's kind. */
const OF: Partial<Record<ProjectEventKind, MarkerChange["of"]>> = {
  transferred: "owner",
  "licence changed": "licence",
  "licence file changed": "file",
  "weights licence changed": "weights",
};

/** What an event says became another, to be spread into its marker; nothing where it is about something else. */
export function markChange({ kind, from, to }: { kind: ProjectEventKind; from: string | null; to: string | null }): {
  change?: MarkerChange;
} {
  const of = OF[kind];
  return of === undefined ? {} : { change: { of, from, to } };
}
