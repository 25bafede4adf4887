import type { NamedRepo } from "#lib/compare/named-repo.ts";

/** From here on two names are like each other: `olama` and `ollama` are, `llama` and `goose` are not. */
const LIKE = 0.4;

/** Those that are like a text with a slip in it, likest first: by its own name, its repository's, or its owner's. */
export function rankByLikeness(text: string, projects: readonly NamedRepo[]): NamedRepo[] {
  const [owner, name = owner] = text.split("/");
  const asked = [...new Set([owner, name].filter((part) => part !== undefined && part !== ""))];
  return projects
    .map((project) => {
      const own = [project.name, ...project.repo.split("/")];
      const likeness = Math.max(0, ...asked.flatMap((a) => own.map((b) => measureLikeness(a ?? "", b))));
      return { project, likeness };
    })
    .filter(({ likeness }) => likeness >= LIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ project }) => project);
}

/** What two words have in common of their pairs of letters: 1 when they are the same, 0 with none (Dice). */
export function measureLikeness(a: string, b: string): number {
  const [left, right] = [listPairs(a), listPairs(b)];
  if (left.size + right.size === 0) return 0;
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / (left.size + right.size);
}

/** With the ends marked, so that the first letter counts. */
function listPairs(word: string): Set<string> {
  const text = ` ${word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "")} `;
  if (text.length < 3) return new Set();
  return new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
}
