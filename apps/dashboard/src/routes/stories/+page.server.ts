import { loadStories } from "#lib/server/load-stories.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) => loadStories(locals.api, url.searchParams);
