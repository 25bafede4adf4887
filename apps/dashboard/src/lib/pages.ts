import type { ResolvedPathname } from "$app/types";
import { links } from "#lib/links.ts";
import { shellStrings as text } from "#lib/strings/shell.ts";

export interface PageLink {
  label: string;
  href: ResolvedPathname;
  /** `page`: it is open; `true`: a page under it is. */
  current: "page" | "true" | undefined;
}

/** The pages of the masthead, in its order. */
export function listPages(path: string): PageLink[] {
  const all: [string, ResolvedPathname][] = [
    [text.projects, links.overview()],
    [text.compare, links.compare()],
    [text.stories, links.stories()],
    [text.openness, links.openness()],
    [text.desk, links.desk()],
    [text.status, links.status()],
    [text.methods, links.methods()],
    [text.about, links.about()],
  ];
  return all.map(([label, href]) => ({
    label,
    href,
    current: path === href ? "page" : href !== links.overview() && path.startsWith(`${href}/`) ? "true" : undefined,
  }));
}
