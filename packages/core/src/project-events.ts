import { eventsOfNotices, type NoticeLook } from "./notice-events.ts";
import { compareEvents, type ProjectEvent } from "./project-event.ts";
import { eventsOfRevisions, type DetailLook } from "./revision-events.ts";

/**
 * What happened to a repository, newest first; of one instant, in the order of PROJECT_EVENT_KINDS.
 * @param revisions what GitHub said the repository is, in any order; the first is no event
 * @param notices how else it was met, in any order
 */
export function projectEvents(revisions: readonly DetailLook[], notices: readonly NoticeLook[]): ProjectEvent[] {
  const inOrder = revisions.toSorted((a, b) => a.knownAt - b.knownAt);
  return [...eventsOfRevisions(inOrder), ...eventsOfNotices(notices, inOrder)].sort(compareEvents);
}
