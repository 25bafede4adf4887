import { notFound, jsonAnswer, problemAnswer, type Answer } from "../answer.ts";
import type { GitHistory } from "../git/git-history.ts";
import type { TreeObject } from "../git/objects.ts";
import type { RepoAt } from "../world-index.ts";
import type { RouteContext } from "./route.ts";

const DOCS = "https://docs.github.com/rest/git/trees#get-a-tree";

interface Item {
  path: string;
  mode: string;
  type: "blob" | "tree";
  sha: string;
  size?: number;
  url: string;
}

/** `GET …/git/trees/{sha}`, by the tree's hash alone; with `recursive=1` all that is below it, as far as the limit goes. */
export function getTree(repo: RepoAt, sha: string, { request, report }: RouteContext): Answer {
  const recursive = request.query.get("recursive");
  if (recursive !== null && recursive !== "1") report("unknown-route", `the stand-in knows recursive=1 alone`);
  if (repo.git.branchAt(repo.at).length === 0) return problemAnswer(409, "Git Repository is empty.", DOCS);
  const tree = /^[0-9a-f]{40}$/.test(sha) ? repo.git.tree(sha, repo.at) : null;
  if (tree === null) return notFound(DOCS);
  const base = `${request.origin}/repos/${repo.fullName}/git`;
  const all = [...listItems(repo.git, tree, { base, below: "", deep: recursive !== null })];
  const items = all.slice(0, repo.treeLimit);
  return jsonAnswer(200, { sha, url: `${base}/trees/${sha}`, tree: items, truncated: items.length < all.length });
}

function* listItems(
  git: GitHistory,
  { items }: TreeObject,
  { base, below, deep }: { base: string; below: string; deep: boolean },
): Generator<Item> {
  for (const { name, type, oid } of items) {
    const path = `${below}${name}`;
    const content = git.store.blobs.get(oid);
    const size = content === undefined ? {} : { size: Buffer.byteLength(content) };
    const mode = git.store.modeOf({ type, oid }).padStart(6, "0");
    yield { path, mode, type, sha: oid, ...size, url: `${base}/${type}s/${oid}` };
    const inside = type === "tree" && deep ? git.store.trees.get(oid) : undefined;
    if (inside !== undefined) yield* listItems(git, inside, { base, below: `${path}/`, deep });
  }
}
