import { parseOverviewQuery } from "#lib/overview-query.ts";
import { ask } from "#lib/server/ask.ts";
import { loadOverview } from "#lib/server/load-overview.ts";
import { listStrings } from "#lib/strings/overview.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  ask(loadOverview(locals.api, parseOverviewQuery(url.searchParams)), listStrings.notFound);
