import { followLink } from "@groundswell/openness";
import { GithubFailure } from "../github/failure.ts";
import { fetchFiles } from "../github/file-history.ts";
import type { TreeFile } from "../github/trees.ts";
import type { Allowance } from "./allowance.ts";
import type { At, ContentsAnswer } from "./read-licences.ts";

export interface FollowedLinks {
  /**
   * Where a path leads inside the repository: itself, where it is no link or one that leads to no file. Null: that can't be
   * told, as the list of files was cut short.
   */
  fileAt: (path: string) => TreeFile | null;
  /** The paths on the way there, from the first on. */
  trailOf: (path: string) => string[];
  /** What links say, as it was answered. */
  answers: ContentsAnswer[];
}

/**
 * Follows those of some paths that are links, from one to the next.
 * @throws GithubFailure when one of them could not be read, or more would have to be asked than the allowance has
 */
export async function followLinks(
  at: At,
  allowance: Allowance,
  { files, complete, paths }: { files: readonly TreeFile[]; complete: boolean; paths: readonly string[] },
): Promise<FollowedLinks> {
  const { github, repo, commit } = at;
  const byPath = new Map(files.map((file) => [file.path, file]));
  const said = new Map<string, string>();
  const answers: ContentsAnswer[] = [];
  // One that nobody has read yet is where the way ends for now.
  const linkAt = (path: string) => {
    const file = byPath.get(path);
    return file?.isLink === true ? (said.get(file.blob) ?? null) : null;
  };
  const endOf = (path: string) => byPath.get(followLink(path, linkAt) ?? "") ?? null;
  for (;;) {
    const ends = paths.flatMap((path) => endOf(path) ?? []);
    const blobs = [...new Set(ends.flatMap(({ isLink, blob }) => (isLink && !said.has(blob) ? [blob] : [])))];
    if (blobs.length === 0) break;
    // A link that is not read must not pass for one that leads nowhere.
    if (!(await allowance.take()))
      throw new GithubFailure("refused", `${repo}: links of licences take more requests than are left`);
    const answer = await fetchFiles(github, { repo, commit, blobs, histories: [], folders: [] });
    for (const [blob, content] of answer.texts) said.set(blob, "text" in content ? content.text : "");
    answers.push(answer);
  }
  const trailOf = (path: string) => {
    const trail: string[] = [];
    followLink(path, (on) => {
      trail.push(on);
      return linkAt(on);
    });
    return trail;
  };
  // In a list that was cut short a link's end may be among what is not there.
  return { fileAt: (path) => endOf(path) ?? (complete ? (byPath.get(path) ?? null) : null), trailOf, answers };
}
