import { readFile } from "node:fs/promises";
import { lookUpRepositories, type LookedUp } from "@groundswell/collector";
import { repoKey, UserError, type Diagnostic } from "@groundswell/core";
import { checkGithub, listRepos, parseWatchlist, type RepoAt, type Watchlist } from "@groundswell/watchlist";
import type { Config } from "../config.ts";
import { VERSION } from "../version.ts";
import { readWatchlistText } from "../runtime/load-watchlist.ts";

/** Of those who asked to be left out so many are looked for under other names. */
const EXCLUDED_ASKED = 20;

export interface CheckOptions {
  /** Ask GitHub nothing. */
  offline?: boolean;
  /** A file to compare with: GitHub is asked only about what is new since. */
  against?: string | undefined;
}

export interface CheckedList {
  /** Null: the file has errors that are its own. */
  watchlist: Watchlist | null;
  diagnostics: Diagnostic[];
  /** The list that it is compared with; null: none was given, or it could not be read as one. */
  before: Watchlist | null;
  github: GithubReport;
  /** What GitHub says of names, by their folded form. */
  known: ReadonlyMap<string, LookedUp>;
}

export interface GithubReport {
  /** About how many names it was to be asked. */
  names: number;
  answered: number;
  /** Why it was not asked about all; null: it was. */
  problem: string | null;
}

/** Checks a watchlist by itself and then, when nothing is wrong with it, by what GitHub says of its names. */
export async function checkList(config: Config, { offline = false, against }: CheckOptions): Promise<CheckedList> {
  const { watchlistFile: file } = config;
  const text = await readWatchlistText(file);
  const { watchlist, diagnostics } = parseWatchlist(text, file);
  const before = against === undefined ? null : parseWatchlist(await readAgainst(against), against).watchlist;
  const nobody = { watchlist, diagnostics, before, known: new Map<string, LookedUp>() };
  if (watchlist === null) return { ...nobody, github: { names: 0, answered: 0, problem: "the file has errors" } };
  if (offline) return { ...nobody, github: { names: 0, answered: 0, problem: "it was not to be asked" } };
  const isNew = createIsNew(against === undefined ? null : (before ?? { projects: [] }));
  const repos = listRepos(text);
  const asked = chooseAsked(repos, isNew);
  const { githubApiUrl: apiUrl, githubToken: token } = config;
  const lookUp = await lookUpRepositories(
    { apiUrl, token, version: VERSION, now: Date.now },
    asked.map(({ repo }) => repo),
  );
  const known = new Map(
    asked.map(({ repo }, i) => [repoKey(repo), lookUp.results[i] ?? { state: "unknown" as const }]),
  );
  const words = repos.map(({ repo }) => known.get(repoKey(repo)) ?? { state: "unknown" as const });
  const told = checkGithub(repos, words, { file, isNew });
  return {
    ...{ watchlist, before, known },
    diagnostics: [...diagnostics, ...told].toSorted((a, b) => a.line - b.line || a.column - b.column),
    github: { names: asked.length, answered: lookUp.answered, problem: lookUp.problem },
  };
}

async function readAgainst(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const remedy = "give the file that the watchlist is to be compared with";
    throw new UserError("the file of --against can't be read", { where: file, remedy, cause });
  }
}

/** @param before null: nothing to compare with, so that all is new */
function createIsNew(before: Pick<Watchlist, "projects"> | null): (repo: string) => boolean {
  if (before === null) return () => true;
  const known = new Set(before.projects.map(({ repo }) => repoKey(repo)));
  return (repo) => !known.has(repoKey(repo));
}

/** Who is new; and, when anybody is, who asked to be left out: under another name they may be the same. */
function chooseAsked(repos: readonly RepoAt[], isNew: (repo: string) => boolean): RepoAt[] {
  const projects = repos.filter(({ list, repo }) => list === "projects" && isNew(repo));
  if (projects.length === 0) return [];
  return [...projects, ...repos.filter(({ list }) => list === "excluded").slice(0, EXCLUDED_ASKED)];
}
