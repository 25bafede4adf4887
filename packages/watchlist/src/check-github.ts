import { repoKey, type Diagnostic } from "@groundswell/core";
import type { RepoAt } from "./repo-places.ts";
import type { Fault } from "./raw-text.ts";

/** What GitHub says of a name, as far as a watchlist can be wrong about it. */
export type GithubWord =
  | { state: "found"; githubId: number; fullName: string; private: boolean }
  | { state: "missing" | "taken down" | "unknown" };

interface Named extends RepoAt {
  word: GithubWord;
}

/**
 * What only GitHub can tell: names that lead nowhere, that are not today's, or that two entries share without knowing.
 * @param words one for each name, in order
 * @param isNew whether a name has just been written: one that led somewhere once and does no longer is a warning
 */
export function checkGithub(
  repos: readonly RepoAt[],
  words: readonly GithubWord[],
  { file, isNew }: { file: string; isNew: (repo: string) => boolean },
): Diagnostic[] {
  const named = repos.map((repo, i): Named => ({ ...repo, word: words[i] ?? { state: "unknown" } }));
  const projects = named.filter(({ list }) => list === "projects");
  return named.flatMap((one) => {
    const fault = one.list === "excluded" ? findExcluded(one, projects) : findFault(one, projects, isNew(one.repo));
    return fault === null ? [] : [{ file, ...one.place, ...fault }];
  });
}

type Found = Fault & { severity: Diagnostic["severity"] };

function findFault({ repo, word, place }: Named, projects: readonly Named[], isNew: boolean): Found | null {
  if (word.state === "unknown") return null;
  if (word.state !== "found") {
    const message =
      word.state === "missing"
        ? `GitHub knows no repository ${repo}, or hides it`
        : `${repo} has been taken down for legal reasons`;
    const remedy = "check the spelling; of one that is gone delete the entry: its figures are kept";
    return { severity: isNew ? "error" : "warning", message, remedy };
  }
  if (word.private) {
    const message = `${repo} is private, and its figures would be published`;
    return { severity: "error", message, remedy: "delete the entry, or make the repository public" };
  }
  const twin = projects.find((other) => other.place.line < place.line && isSame(other, word));
  if (twin !== undefined) {
    const message = `${repo} is the same repository as ${twin.repo} on line ${twin.place.line}: it has been renamed`;
    return { severity: "error", message, remedy: `keep ${word.fullName}, with the other name under \`formerly\`` };
  }
  if (word.fullName === repo) return null;
  if (repoKey(word.fullName) === repoKey(repo)) {
    return { severity: "warning", message: `GitHub spells it ${word.fullName}`, remedy: `write ${word.fullName}` };
  }
  const remedy = `write \`repo: ${word.fullName}\`, with \`formerly: [${repo}]\``;
  return { severity: "warning", message: `${repo} is called ${word.fullName} today`, remedy };
}

/** Who asked to be left out has not asked to come back under another name. */
function findExcluded({ repo, word }: Named, projects: readonly Named[]): Found | null {
  if (word.state !== "found") return null;
  const watched = projects.find((other) => repoKey(other.repo) !== repoKey(repo) && isSame(other, word));
  if (watched === undefined) return null;
  const message = `${repo} is excluded, and watched as ${watched.repo} on line ${watched.place.line}: it has been renamed`;
  return { severity: "error", message, remedy: "delete one of the two" };
}

/** By GitHub's id; where that is not known of the other, by the name of today. */
function isSame({ repo, word: other }: Named, word: GithubWord & { state: "found" }): boolean {
  return other.state === "found" ? other.githubId === word.githubId : repoKey(repo) === repoKey(word.fullName);
}
