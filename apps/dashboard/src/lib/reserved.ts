/** First parts of addresses that are pages of our own. */
const PAGES = new Set([
  "about",
  "compare",
  "corrections",
  "design",
  "desk",
  "methods",
  "p",
  "receipts",
  "status",
  "stories",
]);

/** First parts of addresses that the API answers. */
const API = new Set(["api", "badge", "charts", "embed", "feeds", "healthz", "hooks", "metrics", "oembed", "readyz"]);

/** Whether a project's owner bears the name of something else: the project is then at `/p/{owner}/{name}`. */
export function isReservedOwner(owner: string): boolean {
  const name = owner.toLowerCase();
  return PAGES.has(name) || API.has(name);
}

/** Whether a path is the API's to answer. */
export function belongsToApi(pathname: string): boolean {
  return API.has(pathname.split("/", 2)[1] ?? "");
}
