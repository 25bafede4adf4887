import type { Answer } from "../answer.ts";
import type { Principal } from "../principal.ts";
import type { RateLimits } from "../rate-limits.ts";
import type { StandinRequest } from "../request.ts";
import type { Rule } from "../rulebook.ts";
import type { RepoAt, WorldIndex } from "../world-index.ts";

/** What every route is given. */
export interface RouteContext {
  request: StandinRequest;
  who: Principal;
  world: WorldIndex;
  limits: RateLimits;
  /** GitHub's pages for people. */
  htmlUrl: string;
  report: (rule: Rule, detail: string) => void;
  losesCursor: (rootField: string) => boolean;
}

/** A route below a repository. The repository is there and reached under its present name or by its id. */
export type RepositoryRoute = (repo: RepoAt, context: RouteContext) => Answer;
