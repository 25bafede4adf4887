import { ask } from "#lib/server/ask.ts";
import { statusStrings } from "#lib/strings/status.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals }) => ({
  status: await ask(locals.api.status(), statusStrings.missing),
});
