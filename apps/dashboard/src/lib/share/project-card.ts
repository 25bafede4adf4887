import { phrasesFor } from "@groundswell/charts";
import type { Project } from "@groundswell/wire";
import type { ChartMetric, ChartQuery } from "#lib/chart-query.ts";
import { chartCard } from "#lib/share/card-image.ts";
import { SITE_CARD, type CardImage } from "#lib/share/site-card.ts";

interface CardWish {
  project: Pick<Project, "repo" | "name" | "releaseCount">;
  query: Pick<ChartQuery, "metric">;
  metrics: readonly ChartMetric[];
  /** Of the chart that the page shows. */
  strings: { alt: string } | null;
}

/** The picture for links to a project's page: its chart as it stands there by itself, else its releases. */
export function projectCard({ project, query, metrics, strings }: CardWish): CardImage {
  const { repo, name } = project;
  const [first] = metrics;
  const phrases = phrasesFor("en");
  if (strings !== null && first !== undefined) {
    // A link is the page's own, whatever chart was being looked at when it was copied.
    const other = phrases.title(first, name);
    return chartCard(`${repo}/${first}`, query.metric === first ? strings.alt : other);
  }
  if (project.releaseCount === 0) return SITE_CARD;
  return chartCard(`${repo}/releases`, phrases.releasesTitle(name));
}
