import { parseCompareQuery, writeCompareQuery } from "#lib/compare/compare-query.ts";
import { gatherFreshness } from "#lib/freshness.ts";
import { links } from "#lib/links.ts";
import type { LayoutServerLoad } from "./$types";

/** The freshness line of every page. A page without it still stands: the error page needs a layout too. */
export const load: LayoutServerLoad = async ({ locals, url }) => {
  const now = new Date().toISOString();
  // Reading the path makes this run again with every navigation, so that "3 minutes ago" stays true.
  const status = await locals.api.status({ projects: "none" }).catch(() => null);
  const freshness = status === null ? null : gatherFreshness(status);
  const version = status?.dataVersion ?? null;
  const { publicUrl, reportUrl } = locals;
  return { now, freshness, version, publicUrl, reportUrl, canonical: publicUrl + findOwnAddress(url) };
};

/** A page's address without what is only a way of looking at it; a comparison is what its query says. */
function findOwnAddress({ pathname, searchParams }: URL): string {
  return pathname === links.compare() ? links.compare(writeCompareQuery(parseCompareQuery(searchParams))) : pathname;
}
