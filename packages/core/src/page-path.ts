import { splitRepoName, type RepoName } from "./repo-name.ts";

/** First parts of addresses that are pages of our own. */
export const PAGE_ROOTS: ReadonlySet<string> = new Set([
  "about",
  "compare",
  "corrections",
  "design",
  "desk",
  "methods",
  "openness",
  "p",
  "receipts",
  "status",
  "stories",
]);

/** First parts of addresses that the API answers. */
export const API_ROOTS: ReadonlySet<string> = new Set([
  "api",
  "badge",
  "charts",
  "embed",
  "feeds",
  "healthz",
  "hooks",
  "metrics",
  "oembed",
  "readyz",
]);

/** Whether a project's owner bears the name of something else: the project is then at `/p/{owner}/{name}`. */
export function isReservedOwner(owner: string): boolean {
  const name = owner.toLowerCase();
  return PAGE_ROOTS.has(name) || API_ROOTS.has(name);
}

/**
 * The path of a project's page.
 * @throws RangeError when the text is not an `owner/name`
 */
export function projectPath(repo: RepoName): string {
  const { owner } = splitRepoName(repo);
  return isReservedOwner(owner) ? `/p/${repo}` : `/${repo}`;
}
