import { error } from "@sveltejs/kit";
import { isOurAddress } from "#lib/reserved.ts";
import { loadProject } from "#lib/server/load-project.ts";
import { errorStrings } from "#lib/strings/errors.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  if (isOurAddress(event.url.pathname)) error(404, errorStrings.nothing, { kind: "not-found" });
  const { freshness } = await event.parent();
  return loadProject(event, `${event.params.owner}/${event.params.name}`, freshness?.demo === true);
};
