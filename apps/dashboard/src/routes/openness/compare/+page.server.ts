import { loadOpennessCompare } from "#lib/server/load-openness.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  // The layout first: the version that it tells is never newer than what is told here.
  await parent();
  return loadOpennessCompare(locals.api, url.searchParams);
};
