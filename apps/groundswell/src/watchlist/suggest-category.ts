import type { Watchlist } from "@groundswell/watchlist";

/** Below this it is no more than chance. */
const LEAST_SCORE = 1;
const FILLER = new Set(
  "a an and any app apps are as at by for from in into is it its llm llms ai model models of on or open source that the through to tool tools with without you your".split(
    " ",
  ),
);

/**
 * The category whose projects are described most like a repository; null where none stands out.
 * @param about the repository's topics and its description
 */
export function suggestCategory(
  { projects }: Pick<Watchlist, "projects">,
  about: { topics: readonly string[]; description: string | null },
): string | null {
  const words = wordsOf([...about.topics, about.description ?? ""].join(" "));
  const byCategory = Map.groupBy(
    projects.filter(({ category }) => category !== null),
    ({ category }) => category ?? "",
  );
  const scores = [...byCategory].map(([category, members]) => {
    const named = [...wordsOf(category)].every((word) => words.has(word)) ? 2 : 0;
    const own = members.map(({ description, topics }) => wordsOf([...topics, description ?? ""].join(" ")));
    const shared = [...words].map((word) => own.filter((one) => one.has(word)).length / Math.max(3, own.length));
    return { category, score: named + shared.reduce((sum, share) => sum + share, 0) };
  });
  const [best, second] = scores.toSorted((a, b) => b.score - a.score);
  if (best === undefined || best.score < LEAST_SCORE) return null;
  return best.score > (second?.score ?? 0) ? best.category : null;
}

/** Words without their plural's s and without those that say nothing. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word.length > 1 && !FILLER.has(word)).map((word) => word.replace(/s$/, "")));
}
