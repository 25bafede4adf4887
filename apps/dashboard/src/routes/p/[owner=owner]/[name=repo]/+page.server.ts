import { loadProject } from "#lib/server/load-project.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { freshness } = await event.parent();
  return loadProject(event, `${event.params.owner}/${event.params.name}`, freshness?.demo === true);
};
