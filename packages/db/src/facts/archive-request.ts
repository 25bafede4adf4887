import type { RepoName } from "@groundswell/core";

const BETWEEN = ", rows of ";

/** What a receipt calls the rows of one repository in an archive file. */
export function archiveRequest(file: string, repo: RepoName): string {
  return `${file}${BETWEEN}${repo}`;
}

/** The name that a repository bore in an archive's rows, by their receipt; null when it is of something else. */
export function repoOfArchiveRequest(request: string): RepoName | null {
  const at = request.lastIndexOf(BETWEEN);
  return at === -1 ? null : request.slice(at + BETWEEN.length);
}
