import { cleanText } from "../text/text.ts";

export const BADGE_METRICS = ["stars", "gained", "momentum"] as const;
export type BadgeMetric = (typeof BADGE_METRICS)[number];

export interface BadgeSnippetInput {
  publicUrl: string;
  repo: string;
  name: string;
  /** Path of the project's page. */
  page: string;
  /** What each badge says, in words. */
  labels: Record<BadgeMetric, string>;
}

export interface BadgeSnippet {
  metric: BadgeMetric;
  /** Path of the picture. */
  path: string;
  alt: string;
  /** A linked picture, for a README. */
  markdown: string;
}

/** The badges of a project. They are always live. */
export function writeBadgeSnippets({ publicUrl, repo, name, page, labels }: BadgeSnippetInput): BadgeSnippet[] {
  return BADGE_METRICS.map((metric) => {
    const path = `/badge/${repo}/${metric}.svg`;
    const alt = `${cleanText(name)}: ${labels[metric]}`;
    return { metric, path, alt, markdown: `[![${escapeMarkdown(alt)}](${publicUrl}${path})](${publicUrl}${page})` };
  });
}

/** Within brackets a bracket would end them, and a `<` begin a tag. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\[\]<>`*_!&]/g, "\\$&");
}
