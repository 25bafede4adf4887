import type { InstantMs } from "@groundswell/core";
import type { WorldCommit, WorldRepo } from "../world.ts";
import { hashObject, ObjectStore, type TreeObject } from "./objects.ts";

/** A commit with the whole of its files. */
export interface GitCommit {
  oid: string;
  tree: string;
  /** When it came to be on the default branch. */
  at: InstantMs;
  /** What it says of itself. */
  committedAt: InstantMs;
  /** Blobs by path. */
  files: ReadonlyMap<string, string>;
  /** Paths that it made another content of, or took away. */
  touched: ReadonlySet<string>;
}

/** The default branch of a repository, as it was at every instant. */
export class GitHistory {
  readonly store = new ObjectStore();
  readonly #lines: { from: InstantMs; commits: GitCommit[]; forgets?: boolean }[];

  constructor(repo: WorldRepo) {
    const first = repo.commits ?? [makeFirst(repo)];
    this.#lines = [
      { from: -Infinity, commits: this.#readLine(first) },
      ...(repo.rewrites ?? []).map(({ at, commits, forgets = false }) => ({
        ...{ from: Date.parse(at), commits: this.#readLine(commits), forgets },
      })),
    ];
  }

  /** The branch's commits at an instant, oldest first. */
  branchAt(at: InstantMs): GitCommit[] {
    const line = this.#lines.findLast(({ from }) => from <= at);
    return (line?.commits ?? []).filter((commit) => commit.at <= at);
  }

  /** A commit that was pushed by an instant; one that a rewritten branch has lost can be asked for by its hash. */
  commit(oid: string, at: InstantMs): GitCommit | null {
    return this.#pushed(at).find((commit) => commit.oid === oid) ?? null;
  }

  tree(oid: string, at: InstantMs): TreeObject | null {
    const tree = this.store.trees.get(oid);
    if (tree === undefined) return null;
    return this.#pushed(at).some((commit) => this.#holds(commit.tree, oid)) ? tree : null;
  }

  blob(oid: string, at: InstantMs): string | null {
    const isThere = this.#pushed(at).some(({ files }) => [...files.values()].includes(oid));
    return isThere ? (this.store.blobs.get(oid) ?? null) : null;
  }

  /** The line of history that leads to a commit, oldest first, as far as it touched a path. */
  historyOf(tip: GitCommit, path: string | null): GitCommit[] {
    const line = this.#lines.find(({ commits }) => commits.includes(tip))?.commits ?? [];
    const upTo = line.slice(0, line.indexOf(tip) + 1);
    if (path === null) return upTo;
    return upTo.filter(({ touched }) => [...touched].some((own) => own === path || own.startsWith(`${path}/`)));
  }

  #pushed(at: InstantMs): GitCommit[] {
    const first = this.#lines.findLastIndex(({ from, forgets }) => forgets === true && from <= at);
    const lines = this.#lines.slice(Math.max(0, first)).filter(({ from }) => from <= at);
    return lines.flatMap(({ commits }) => commits.filter((c) => c.at <= at));
  }

  #holds(root: string, oid: string): boolean {
    if (root === oid) return true;
    const items = this.store.trees.get(root)?.items ?? [];
    return items.some((item) => item.type === "tree" && this.#holds(item.oid, oid));
  }

  #readLine(commits: readonly WorldCommit[]): GitCommit[] {
    const line: GitCommit[] = [];
    let files = new Map<string, string>();
    let parent = "";
    for (const { at, committedAt = at, files: changed, links = {} } of commits) {
      files = new Map(files);
      const touched = new Set<string>();
      for (const [path, content] of Object.entries(changed)) {
        const oid = content === null ? undefined : this.store.addBlob(content);
        if (files.get(path) !== oid) touched.add(path);
        if (oid === undefined) files.delete(path);
        else files.set(path, oid);
      }
      for (const [path, to] of Object.entries(links)) {
        files.set(path, this.store.addLink(to));
        touched.add(path);
      }
      const tree = this.store.addTree(files);
      const oid = hashObject("commit", Buffer.from(`tree ${tree}\nparent ${parent}\n${committedAt}`));
      const instants = { at: Date.parse(at), committedAt: Date.parse(committedAt) };
      line.push({ oid, tree, ...instants, files, touched });
      parent = oid;
    }
    return line;
  }
}

/** A repository of which nothing is said has a README. */
function makeFirst({ names, createdAt }: WorldRepo): WorldCommit {
  return { at: createdAt, files: { "README.md": `# ${names[0]?.name ?? ""}\n` } };
}
