import { loadDesign } from "#lib/server/load-design.ts";
import type { PageServerLoad } from "./$types";

/** The samples are what the server sends; the browser's own parts (fields, popovers) work without a script. */
export const csr = false;

export const load: PageServerLoad = ({ locals }) => loadDesign(locals.api);
