import type { Project, ProjectEvent } from "@groundswell/wire";
import { formatDay } from "#lib/format.ts";
import { findGone } from "#lib/project/standing.ts";
import { noFiguresStrings, noticeStrings } from "#lib/strings/standing.ts";

/** What is unusual about a project, in words: few pages have any, so that none has a script that could say it. */
export interface Standing {
  notices: { tone: "warn" | "info"; title: string; text: string }[];
  /** Where nothing is known of its stars. */
  noFigures: { title: string; why: string } | null;
}

/** @param events of its repository, newest first */
export function tellStanding(
  project: Pick<Project, "name" | "archived" | "stars">,
  events: readonly ProjectEvent[],
): Standing {
  const gone = findGone(events);
  const { goneTitle, archivedTitle, archived } = noticeStrings;
  const notices: Standing["notices"] = [];
  if (gone !== null)
    notices.push({ tone: "warn", title: goneTitle, text: noticeStrings.gone(formatDay(gone.at), gone.text) });
  if (project.archived === true) notices.push({ tone: "info", title: archivedTitle, text: archived });
  const { title, why } = noFiguresStrings;
  const noFigures = project.stars.value === null ? { title: title(project.name), why: why(project.name) } : null;
  return { notices, noFigures };
}
