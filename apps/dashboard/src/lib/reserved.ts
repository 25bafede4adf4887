/**
 * First parts of addresses that are not a project's owner: our pages, and what the API answers at the root. A project
 * whose owner bears one of these names is at `/p/{owner}/{name}`.
 */
const RESERVED = new Set([
  ...["about", "compare", "corrections", "design", "desk", "methods", "p", "receipts", "status", "stories"],
  ...["api", "badge", "charts", "embed", "feeds", "healthz", "hooks", "metrics", "oembed", "readyz"],
]);

export function isReservedOwner(owner: string): boolean {
  return RESERVED.has(owner.toLowerCase());
}
