import { loadCorrections } from "#lib/server/load-corrections.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) => loadCorrections(locals.api, url.searchParams);
