import { redirect } from "@sveltejs/kit";
import { links } from "#lib/links.ts";
import { ask } from "#lib/server/ask.ts";
import { loadStory } from "#lib/server/load-story.ts";
import { strings } from "#lib/strings/site.ts";
import type { PageServerLoad } from "./$types";

/** A slug that is not today's is sent on to the one that is. */
export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { freshness } = await parent();
  const story = await ask(locals.api.story(params.id), strings.notFoundStory);
  if (story.id !== params.id) redirect(301, links.story(story.id));
  return loadStory(locals.api, story, freshness?.demo === true);
};
