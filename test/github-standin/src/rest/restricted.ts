import { notFound, problemAnswer, type Answer } from "../answer.ts";
import type { RepoAt } from "../world-index.ts";
import type { RouteContext } from "./route.ts";

/** `GET …/stargazers` and `…/subscribers`: closed since 2026-06-30 to all but a repository's own people. */
export function refusePeople(_: RepoAt, { request, who, report }: RouteContext): Answer {
  report("restricted-endpoint", `${request.path} lists people and is closed`);
  return who.token === null ? problemAnswer(401, "Requires authentication") : notFound();
}
