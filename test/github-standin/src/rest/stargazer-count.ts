import { jsonAnswer, type Answer } from "../answer.ts";
import type { RepoAt } from "../world-index.ts";

/** `GET …/stargazers/count`: how many hold a star now. */
export function getStargazerCount(repo: RepoAt): Answer {
  return jsonAnswer(200, { count: repo.stars.totalAt(repo.at) });
}
