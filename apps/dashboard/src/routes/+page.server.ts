import { parseOverviewQuery } from "#lib/overview-query.ts";
import { ask } from "#lib/server/ask.ts";
import { loadOverview } from "#lib/server/load-overview.ts";
import { listStrings } from "#lib/strings/overview.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  // The layout first: the version that it tells is never newer than what is told here.
  await parent();
  return ask(loadOverview(locals.api, parseOverviewQuery(url.searchParams)), listStrings.notFound);
};
