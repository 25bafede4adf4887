import { loadDesk } from "#lib/server/load-desk.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) => loadDesk(locals.api, url.searchParams);
