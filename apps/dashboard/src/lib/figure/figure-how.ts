import type { ResolvedPathname } from "$app/types";

/** How a figure is worked out, where it is not read off a source, with a page that says more. */
export interface FigureHow {
  text: string;
  more?: { href: ResolvedPathname; text: string };
}
