import { redirect } from "@sveltejs/kit";
import { links } from "#lib/links.ts";
import { loadCompare } from "#lib/server/load-compare.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  // The layout first: the version that it tells is never newer than what is told here.
  await parent();
  const data = await loadCompare(locals.api, url.searchParams);
  if ("moved" in data) redirect(302, links.compare(data.moved));
  return data;
};
