/** Addresses on GitHub of what a ledger shows, each at a commit: what is there may be otherwise tomorrow. */

/** A file at a commit. @param line where to read on, as the text stands and not as it is rendered */
export function fileAt(repo: string, commit: string, path: string, line: number | null = null): string {
  return `https://github.com/${repo}/blob/${commit}/${escapePath(path)}${line === null ? "" : `?plain=1#L${line}`}`;
}

/** All files at a commit. */
export function treeAt(repo: string, commit: string): string {
  return `https://github.com/${repo}/tree/${commit}`;
}

export function commitPage(repo: string, commit: string): string {
  return `https://github.com/${repo}/commit/${commit}`;
}

/** Where a repository's releases are: the newest changes, so that no commit says it. */
export function releasesPage(repo: string): string {
  return `https://github.com/${repo}/releases`;
}

function escapePath(path: string): string {
  return path
    .split("/")
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join("/");
}
