import type { Review, StoryRow } from "@groundswell/db";
import { toInstant } from "../http/instant.ts";

/** What to write, and where, so that a mention in doubt is decided: whole lines of the story's file. */
export function describeReview({ story, mention: { repo, name, evidence } }: Review): string {
  const file = `stories/${story.slug}.md`;
  const entry = [
    `  - repo: ${repo}`,
    "    status: confirmed",
    ...(evidence === null ? [] : [`    evidence: ${quote(evidence)}`]),
  ];
  const otherwise = `with \`rejected\` in place of \`confirmed\` where something else than ${name} is meant`;
  if (story.byHand) return [`Read the story. Add to \`projects\` in ${file}, ${otherwise}:`, ...entry].join("\n");
  return [`Read the story. Make ${file}, ${otherwise}:`, ...listHead(story), ...entry, "---", ""].join("\n");
}

function listHead(story: StoryRow): string[] {
  return [
    "---",
    `title: ${quote(story.title)}`,
    `url: ${quote(story.url)}`,
    `source: ${quote(story.source)}`,
    `published: ${writePublished(story)}`,
    ...(story.publishedNote === null ? [] : [`publishedNote: ${quote(story.publishedNote)}`]),
    "projects:",
  ];
}

function writePublished({ published, publishedAt, plusMinusDays }: StoryRow): string {
  if (plusMinusDays > 0) return `${published}~${plusMinusDays}d`;
  return publishedAt === null ? published : toInstant(publishedAt);
}

/** A text as YAML reads it back, whatever is in it: a JSON string is one of YAML. */
function quote(text: string): string {
  return JSON.stringify(text);
}
