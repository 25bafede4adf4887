import type { GraphQLResolveInfo } from "graphql";
import type { GitCommit } from "../git/git-history.ts";
import { isoSeconds } from "../iso-seconds.ts";
import type { RepoAt } from "../world-index.ts";
import { connect, CONNECTION_ARGUMENTS, listOf, type CursorKey } from "./connection.ts";
import { allowArguments, type ResolverContext, type Source } from "./source.ts";

type Args = Record<string, unknown>;

/** GitHub cuts a blob's text off at half a megabyte. */
const MOST_TEXT_BYTES = 512_000;
const isText = (value: unknown) => typeof value === "string";

/** The default branch; null while there are no commits. */
export function defaultBranchSource(repo: RepoAt): Source | null {
  const tip = repo.git.branchAt(repo.at).at(-1);
  return tip === undefined
    ? null
    : { __typename: "Ref", name: repo.facts.defaultBranch, target: () => commitSource(repo, tip) };
}

/** `object(oid:)`, or `object(expression: "<commit>:<folder>")`. */
export function objectOf(repo: RepoAt) {
  return (args: Args, context: ResolverContext, info: GraphQLResolveInfo) => {
    const isExpression = (value: unknown) => typeof value === "string" && /^[0-9a-f]{40}:/.test(value);
    allowArguments(args, { oid: isText, expression: isExpression }, context, info);
    const { oid, expression } = args;
    if (typeof oid === "string") return findObject(repo, oid);
    const [commit = "", path = ""] = String(expression).split(":");
    const tip = repo.git.commit(commit, repo.at);
    return tip === null ? null : objectAt(repo, tip.tree, path);
  };
}

function findObject(repo: RepoAt, oid: string): Source | null {
  const commit = repo.git.commit(oid, repo.at);
  if (commit !== null) return commitSource(repo, commit);
  if (repo.git.tree(oid, repo.at) !== null) return treeSource(repo, oid);
  return repo.git.blob(oid, repo.at) === null ? null : blobSource(repo, oid);
}

function objectAt(repo: RepoAt, root: string, path: string): Source | null {
  let oid: string | undefined = root;
  for (const name of path.split("/").filter((part) => part !== "")) {
    oid = repo.git.store.trees.get(oid ?? "")?.items.find((item) => item.name === name)?.oid;
  }
  if (oid === undefined) return null;
  return repo.git.store.trees.has(oid) ? treeSource(repo, oid) : blobSource(repo, oid);
}

function commitSource(repo: RepoAt, commit: GitCommit): Source {
  return {
    __typename: "Commit",
    oid: commit.oid,
    committedDate: () => isoSeconds(commit.committedAt),
    tree: () => treeSource(repo, commit.tree),
    file: (args: Args) => fileSource(repo, commit, String(args["path"])),
    history: (args: Args, context: ResolverContext, info: GraphQLResolveInfo) => {
      allowArguments(args, { ...CONNECTION_ARGUMENTS, path: isText }, context, info);
      const path = typeof args["path"] === "string" ? args["path"] : null;
      const commits = repo.git.historyOf(commit, path).map((own, place) => ({ own, place }));
      const byPlace = ([a]: CursorKey, [b]: CursorKey) => Number(b) - Number(a);
      return connect(
        args,
        listOf(commits.toReversed(), ({ place }) => [place], byPlace),
        ({ own }) => commitSource(repo, own),
      );
    },
  };
}

function fileSource(repo: RepoAt, { files }: GitCommit, path: string): Source | null {
  const oid = files.get(path);
  return oid === undefined ? null : entrySource(repo, { path, oid, type: "blob" });
}

function entrySource(repo: RepoAt, { path, oid, type }: { path: string; oid: string; type: "blob" | "tree" }): Source {
  return {
    __typename: "TreeEntry",
    ...{ path, oid, type, name: path.slice(path.lastIndexOf("/") + 1) },
    mode: parseInt(repo.git.store.modeOf({ type, oid }), 8),
    size: Buffer.byteLength(repo.git.store.blobs.get(oid) ?? ""),
    object: () => (type === "tree" ? treeSource(repo, oid) : blobSource(repo, oid)),
  };
}

function treeSource(repo: RepoAt, oid: string): Source {
  const items = repo.git.store.trees.get(oid)?.items ?? [];
  return {
    __typename: "Tree",
    oid,
    entries: () => items.map((item) => entrySource(repo, { path: item.name, oid: item.oid, type: item.type })),
  };
}

function blobSource(repo: RepoAt, oid: string): Source {
  const content = repo.git.store.blobs.get(oid) ?? "";
  const byteSize = Buffer.byteLength(content);
  const isBinary = content.includes("\0");
  return {
    __typename: "Blob",
    ...{ oid, byteSize, isBinary, isTruncated: byteSize > MOST_TEXT_BYTES },
    text: () => (isBinary ? null : content.slice(0, MOST_TEXT_BYTES)),
  };
}
