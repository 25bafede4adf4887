import type { Review } from "@groundswell/db";
import { formatDiagnostic } from "@groundswell/core";
import { readConfig } from "../config.ts";
import { checkNamed } from "../coverage/check-named.ts";
import { describeReviews, describeTitle } from "../coverage/describe-check.ts";
import { readReviews, type ReviewsRead } from "../coverage/read-reviews.ts";
import { readTitles } from "../coverage/read-titles.ts";
import { loadStories } from "../runtime/load-stories.ts";
import { FileFaults, loadWatchlist } from "../runtime/load-watchlist.ts";
import { count, say } from "../runtime/say.ts";

/**
 * Checks the stories kept by hand: whom each names, what the linker reads in its title, and, where there is a database
 * that is free, which mentions wait for a decision.
 */
export async function runStoriesCheck({ json = false }: { json?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  const { storiesDir, watchlistFile } = config;
  try {
    const { stories, named } = await loadStories(storiesDir);
    const { watchlist } = await loadWatchlist(watchlistFile);
    const warnings = checkNamed(named, watchlist.projects);
    const titles = new Map(readTitles(stories, watchlist.projects).map((reading) => [reading.slug, reading]));
    const reviews = await readReviews(config);
    if (json) {
      say(JSON.stringify({ ok: true, stories, warnings, titles: [...titles.values()], ...toReviewsJson(reviews) }));
      return;
    }
    for (const { slug, mentions } of stories) {
      say(`${slug}: ${mentions.map((m) => `${m.repo} (${m.status})`).join(", ") || "names no project"}`);
      const reading = titles.get(slug);
      if (reading !== undefined) describeTitle(reading).forEach(say);
    }
    describeReviews(reviews).forEach(say);
    warnings.map(formatDiagnostic).forEach(say);
    const warned = warnings.length === 0 ? "" : `, ${count(warnings.length, "warning")}`;
    say(`${storiesDir}: ${count(stories.length, "story", "stories")}, no errors${warned}.`);
  } catch (error) {
    if (!json || !(error instanceof FileFaults)) throw error;
    say(JSON.stringify({ ok: false, diagnostics: error.diagnostics }));
    process.exitCode = 2;
  }
}

function toReviewsJson(read: ReviewsRead) {
  if ("why" in read) return { reviews: null, reviewsProblem: read.why };
  const toJson = ({ story: { slug, title, url, source, published }, mention }: Review) => ({
    story: { slug, title, url, source, published },
    mention,
  });
  return { reviews: read.reviews.map(toJson), reviewsProblem: null };
}
