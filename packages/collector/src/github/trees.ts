import type { Receipt } from "@groundswell/core";
import type { EvidenceFile } from "@groundswell/db";
import { z } from "zod";
import type { Github } from "./client.ts";
import { GithubFailure } from "./failure.ts";

export const TREE_METHOD =
  "names and hashes of the files of the tree, by the hash that the default branch's commit has";

/** Git's mode of a symbolic link. */
export const LINK_MODE = 0o120000;

const Tree = z.object({
  sha: z.string(),
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      sha: z.string().nullish(),
      size: z.number().nullish(),
    }),
  ),
});

/** A file in a tree. */
export interface TreeFile extends EvidenceFile {
  /** Whether it is a symbolic link: its content is where it leads. */
  isLink: boolean;
  /** In bytes. */
  size: number;
}

/** All files of a tree, or as many as GitHub lists at once. */
export interface TreeAnswer {
  files: TreeFile[];
  complete: boolean;
  receipt: Receipt;
}

/**
 * A tree with all that is below it, over REST. It is asked for by its hash, and so is itself: what another repository
 * has under the same name does not have that hash, and what has been read once need not be asked for again.
 */
export async function fetchTree(github: Github, repo: string, tree: string): Promise<TreeAnswer> {
  const answer = await github.get(`/repos/${repo}/git/trees/${tree}?recursive=1`, Tree);
  if (answer.data === null) throw new GithubFailure("bad answer", "GitHub answered 304 to an unconditional request");
  return {
    files: answer.data.tree.flatMap(({ path, mode, type, sha, size }) =>
      type === "blob" && typeof sha === "string"
        ? [{ path, blob: sha, isLink: Number.parseInt(mode, 8) === LINK_MODE, size: size ?? 0 }]
        : [],
    ),
    complete: !answer.data.truncated,
    receipt: { ...answer.receipt, method: TREE_METHOD },
  };
}
