import type { Work } from "@groundswell/db";
import { GithubFailure } from "../github/failure.ts";

/**
 * What belongs to whoever has the name now is not ours; the totals find out where ours went.
 * @param githubId of what GitHub answered with; null: it did not say
 * @throws GithubFailure where that is another repository
 */
export function assertOurs(work: Work, githubId: number | null): void {
  if (work.githubId === null || githubId === null || work.githubId === githubId) return;
  throw new GithubFailure("refused", `the name ${work.repo} does not lead to the repository that is watched`);
}
