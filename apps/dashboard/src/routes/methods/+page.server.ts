import { describeMethods, historyFigures, measuredFigures } from "@groundswell/methods";
import type { PageServerLoad } from "./$types";

/** Nothing moves on this page: what would be sent a second time for a browser to take over stays at home. */
export const csr = false;

/** The same methods as in the documents. */
export const load: PageServerLoad = () => ({ methods: describeMethods(measuredFigures, historyFigures) });
