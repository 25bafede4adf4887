import { compileLinker, repoKey, type FoundMention } from "@groundswell/core";
import type { KeptStory } from "@groundswell/db";
import type { WatchedProject } from "@groundswell/watchlist";

/** What the linker reads in a hand-kept story, beside what was decided on it. */
export interface TitleReading {
  slug: string;
  found: (FoundMention & { decided: "confirmed" | "rejected" | null })[];
}

/** What the linker reads in the titles and addresses of hand-kept stories; their texts are not kept. */
export function readTitles(stories: readonly KeptStory[], projects: readonly WatchedProject[]): TitleReading[] {
  const linker = compileLinker(projects);
  return stories.map(({ slug, title, url, mentions }) => {
    const decisions = new Map(mentions.map(({ repo, status }) => [repoKey(repo), status]));
    const found = linker.find({ title, text: "", url });
    return { slug, found: found.map((one) => ({ ...one, decided: decisions.get(repoKey(one.repo)) ?? null })) };
  });
}
