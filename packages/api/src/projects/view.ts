import { formatReceiptId } from "@groundswell/core";
import type { ProjectView, ShownView } from "@groundswell/db";
import type { Project, Total, WindowChange } from "@groundswell/wire";
import { toInstant } from "../http/instant.ts";
import { toStorySummary } from "../stories/summary.ts";
import { toMomentum } from "./momentum.ts";

/** The one mapping from stored projects to the wire. */
export function toProject(view: ShownView): Project {
  const momentum = toMomentum(view);
  return {
    repo: view.repo,
    id: view.id,
    githubId: view.githubId,
    name: view.name,
    description: view.description,
    category: view.category,
    homepage: view.homepage,
    url: `https://github.com/${view.repo}`,
    license: view.license,
    language: view.language,
    topics: view.topics,
    archived: view.archivedOnGithub,
    createdAt: toInstant(view.createdAt),
    formerly: view.formerly,
    stars: toTotal(view, view.stars),
    forks: toTotal(view, view.forks),
    openIssues: toTotal(view, view.openIssues),
    momentum,
    velocity: momentum.velocity,
    change: { "7d": toChange(view, "7d"), "30d": toChange(view, "30d"), "90d": toChange(view, "90d") },
    lastRelease: view.lastRelease === null ? null : { ...view.lastRelease, at: toInstant(view.lastRelease.at) },
    releaseCount: view.releaseCount,
    lastStory: view.lastStory === null ? null : toStorySummary(view.lastStory),
    sparkline: view.sparkline,
  };
}

/** A number with its time and receipt; all null when the number is not known. */
function toTotal({ id, observedAt, archived, receiptKey }: ProjectView, value: number | null): Total {
  if (value === null || observedAt === null || receiptKey === null) {
    return { value: null, observedAt: null, quality: null, receipt: null };
  }
  return {
    value,
    observedAt: toInstant(observedAt),
    quality: archived === true ? "archived" : "observed",
    receipt: formatReceiptId(id, receiptKey),
  };
}

function toChange({ changes }: ProjectView, window: "7d" | "30d" | "90d"): WindowChange | null {
  const change = changes[window];
  return change === null ? null : { value: change.value, from: toInstant(change.fromAt), to: toInstant(change.toAt) };
}
