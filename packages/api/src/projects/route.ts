import { createRoute } from "@hono/zod-openapi";
import type { z } from "zod";
import { MOVED, RepoParams } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";

/**
 * Declares a route below a project's name: any of its names, so that an old one is answered by a 301.
 * @param path what follows the name
 * @example
 * const route = projectRoute("/releases", { summary, query: PageQuery, answer: ReleasePage, describes: "a page of releases" });
 */
export function projectRoute<Path extends "" | `/${string}`, Query extends z.ZodObject, Answer extends z.ZodType>(
  path: Path,
  declared: { summary: string; query: Query; answer: Answer; describes: string },
) {
  return createRoute({
    method: "get",
    path: `/projects/{owner}/{name}${path}`,
    summary: declared.summary,
    request: { params: RepoParams, query: declared.query },
    responses: {
      200: { description: declared.describes, content: { "application/json": { schema: declared.answer } } },
      301: MOVED,
      400: problemContent("a parameter is wrong"),
      404: problemContent("no watched project is or was called so"),
    },
  });
}
