import { ask } from "#lib/server/ask.ts";
import { strings } from "#lib/strings/site.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, params }) => ({
  receipt: await ask(locals.api.receipt(params.id), strings.notFoundReceipt),
});
