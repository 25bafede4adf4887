import { resolve } from "$app/paths";
import type { ResolvedPathname } from "$app/types";
import { splitRepoName } from "@groundswell/core";
import { isReservedOwner } from "#lib/reserved.ts";

/** Addresses of our own pages, in one place; each goes through the router's own `resolve`. */
export const links = {
  overview: (): ResolvedPathname => resolve("/"),
  overviewWith: (search: string): ResolvedPathname => (search === "" ? resolve("/") : resolve(`/?${search}`)),
  /** The overview of these projects alone. */
  selection: (repos: readonly string[]): ResolvedPathname => links.overviewWith(`projects=${repos.join(",")}`),
  project: (repo: string, search = ""): ResolvedPathname => {
    const params = asParams(repo);
    const query: "" | `?${string}` = search === "" ? "" : `?${search}`;
    return isReservedOwner(params.owner)
      ? resolve(`/p/[owner=owner]/[name=repo]${query}`, params)
      : resolve(`/[owner=owner]/[name=repo]${query}`, params);
  },
  compare: (search = ""): ResolvedPathname => (search === "" ? resolve("/compare") : resolve(`/compare?${search}`)),
  stories: (search = ""): ResolvedPathname => (search === "" ? resolve("/stories") : resolve(`/stories?${search}`)),
  story: (id: string): ResolvedPathname => resolve("/stories/[id]", { id }),
  /** The story's page that a marker's address leads to; null when it leads elsewhere. */
  storyOf: (address: string | null): ResolvedPathname | null => {
    const id = /^\/stories\/([^/?#]+)$/.exec(address ?? "")?.[1];
    return id === undefined ? null : links.story(decodeURIComponent(id));
  },
  /** `search`: where its lists go on; `list`: the heading to go to. */
  desk: (search = "", list = ""): ResolvedPathname =>
    search === "" ? resolve("/desk") : resolve(`/desk?${search}#${list}`),
  receipt: (id: string): ResolvedPathname => resolve("/receipts/[id=receipt]", { id }),
  status: (): ResolvedPathname => resolve("/status"),
  methods: (heading: string | null = null): ResolvedPathname =>
    heading === null ? resolve("/methods") : resolve(`/methods#${heading}`),
  openness: (search = ""): ResolvedPathname => (search === "" ? resolve("/openness") : resolve(`/openness?${search}`)),
  /** The ledgers of these projects beside each other. */
  opennessCompare: (repos: readonly string[] = []): ResolvedPathname =>
    repos.length === 0 ? resolve("/openness/compare") : resolve(`/openness/compare?projects=${repos.join(",")}`),
  corrections: (search = ""): ResolvedPathname =>
    search === "" ? resolve("/corrections") : resolve(`/corrections?${search}`),
  about: (heading: string | null = null): ResolvedPathname =>
    heading === null ? resolve("/about") : resolve(`/about#${heading}`),
  design: (heading: string | null = null): ResolvedPathname =>
    heading === null ? resolve("/design") : resolve(`/design#${heading}`),
};

function asParams(repo: string) {
  return splitRepoName(repo);
}
