import { readStory, type StoryHistory } from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import { PlainText } from "../http/params.ts";
import { MovedPermanently, notFound } from "../http/problem.ts";
import { renameInAddress } from "../http/rename-address.ts";

/**
 * The story that bears or bore a slug.
 * @throws HttpProblem (404) when there is none, or when everybody who told of it has taken it back
 */
export async function findStory({ db }: RouteContext, asked: string): Promise<StoryHistory> {
  const found = PlainText.safeParse(asked).success ? await readStory(db, asked) : null;
  if (found === null) throw notFound(`no story ${JSON.stringify(asked)}; /api/v1/stories lists them`);
  return found;
}

/**
 * Finds the story of a path's slug.
 * @param at the slug's place in the path, from 0
 * @throws MovedPermanently when that is a slug which it bore: to today's, the rest of the address kept
 * @throws HttpProblem (404) as `findStory` does
 */
export async function resolveStory(
  context: RouteContext,
  requestUrl: string,
  { id, at }: { id: string; at: number },
): Promise<StoryHistory> {
  const found = await findStory(context, id);
  const { slug } = found.story;
  if (slug === id) return found;
  const renamed = { at, parts: [encodeURIComponent(slug)] };
  throw new MovedPermanently(renameInAddress(requestUrl, renamed), { id: slug });
}
