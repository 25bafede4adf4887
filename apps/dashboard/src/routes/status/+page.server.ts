import { ask } from "#lib/server/ask.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals }) => ({
  status: await ask(locals.api.status(), "The collector has no status."),
});
