/** Where feeds are: the API answers for them, at the root. */

const FORMATS = [
  { extension: "atom", type: "application/atom+xml", label: "Atom" },
  { extension: "json", type: "application/feed+json", label: "JSON Feed" },
] as const;

export interface FeedAddress {
  href: string;
  type: string;
  /** What readers of feeds call the format. */
  label: string;
}

/** The feed of a project, or of all of them, in each format. */
export function listFeeds(repo: string | null): FeedAddress[] {
  return listAt(repo ?? "all");
}

/** The feed of a selection, in each format. */
export function listSelectionFeeds(repos: readonly string[]): FeedAddress[] {
  return listAt("selection", `?projects=${repos.join(",")}`);
}

function listAt(path: string, search = ""): FeedAddress[] {
  return FORMATS.map(({ extension, type, label }) => ({ href: `/feeds/${path}.${extension}${search}`, type, label }));
}
