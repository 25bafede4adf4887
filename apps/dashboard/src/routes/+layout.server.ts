import { describeFreshness } from "#lib/freshness.ts";
import type { LayoutServerLoad } from "./$types";

/** The freshness line of every page. A page without it still stands: the error page needs a layout too. */
export const load: LayoutServerLoad = async ({ locals, url }) => {
  const now = new Date().toISOString();
  // Reading the path makes this run again with every navigation, so that "3 minutes ago" stays true.
  const freshness = await locals.api
    .status()
    .then((status) => describeFreshness(status, now))
    .catch(() => null);
  return { now, freshness, publicUrl: locals.publicUrl, canonical: locals.publicUrl + url.pathname };
};
