import { lookUpRepositories, type FoundRepository, type LookedUp } from "@groundswell/collector";
import { repoKey, splitRepoName, UserError } from "@groundswell/core";
import {
  explainRepo,
  guessRepo,
  isEverydayWord,
  listRepos,
  type ExcludedRepo,
  type NewProject,
} from "@groundswell/watchlist";
import type { Config } from "../config.ts";
import { VERSION } from "../version.ts";
import type { ListFile } from "./list-file.ts";
import { suggestCategory } from "./suggest-category.ts";

export interface AdditionOptions {
  name?: string;
  category?: string;
  description?: string;
  /** Ask GitHub nothing. */
  offline?: boolean;
}

export interface Addition {
  project: NewProject;
  /** For whoever adds it: what was found out, and what was not. */
  notes: string[];
}

const EXCLUDED_ASKED = 10;
const CONTEXT_WORDS = 5;
const MAX_DESCRIPTION = 500;

/**
 * What to write of a repository, from GitHub where it can be asked.
 * @param given an owner/name, or an address on GitHub
 * @throws UserError when it can't be watched: no such name, private, excluded, or watched already
 */
export async function planAddition(
  given: string,
  options: AdditionOptions,
  list: ListFile,
  config: Config,
): Promise<Addition> {
  const asked = guessRepo(given);
  if (asked === null) {
    const fault = explainRepo(given) ?? { message: `not an owner/name: ${given}`, remedy: "write it as owner/name" };
    throw new UserError(fault.message, { remedy: fault.remedy });
  }
  refuseKnown(asked, list);
  const { word, excluded, problem } = await askGithub(asked, options, list, config);
  if (word.state !== "found") {
    if (word.state === "unknown") return { project: fromOptions(asked, options), notes: [describeSilence(problem)] };
    const what =
      word.state === "missing"
        ? `GitHub knows no repository ${asked}, or hides it`
        : `${asked} has been taken down for legal reasons`;
    throw new UserError(what, { remedy: "check the spelling; --offline adds it all the same" });
  }
  if (word.private)
    throw new UserError(`${asked} is private, and its figures would be published`, { remedy: "make it public first" });
  if (excluded !== null) throw refusal(asked, excluded, list.file);
  refuseKnown(word.fullName, list);
  return describeFound(asked, word, options, list);
}

/** @throws UserError when the list has the name already, or is not to have it */
function refuseKnown(repo: string, { file, text, watchlist }: ListFile): void {
  const key = repoKey(repo);
  const excluded = watchlist.excluded.find((one) => repoKey(one.repo) === key);
  if (excluded !== undefined) throw refusal(repo, excluded, file);
  const known = listRepos(text).find(
    (one) => one.list === "projects" && [one.repo, ...one.formerly].some((name) => repoKey(name) === key),
  );
  if (known === undefined) return;
  const what =
    repoKey(known.repo) === key ? `${repo} is watched already` : `${repo} is watched already, as ${known.repo}`;
  throw new UserError(what, { where: `${file}:${known.place.line}`, remedy: "edit that entry" });
}

function refusal(repo: string, { repo: as, reason }: ExcludedRepo, file: string): UserError {
  const name = repoKey(repo) === repoKey(as) ? repo : `${repo}, which was ${as},`;
  return new UserError(`${name} is excluded: ${reason ?? "no reason is given"}`, {
    where: file,
    remedy: "ask whoever wrote that; only when it no longer holds, delete the entry under `excluded`",
  });
}

interface Asked {
  word: LookedUp;
  /** Who asked to be left out and is the same repository under another name. */
  excluded: ExcludedRepo | null;
  problem: string | null;
}

async function askGithub(
  repo: string,
  { offline = false }: AdditionOptions,
  { watchlist }: ListFile,
  { githubApiUrl: apiUrl, githubToken: token }: Config,
): Promise<Asked> {
  if (offline) return { word: { state: "unknown" }, excluded: null, problem: "it was not to be asked" };
  const others = watchlist.excluded.slice(0, EXCLUDED_ASKED);
  const options = { apiUrl, token, version: VERSION, now: Date.now };
  const { results, problem } = await lookUpRepositories(options, [repo, ...others.map((one) => one.repo)]);
  const [word = { state: "unknown" as const }, ...rest] = results;
  const at = rest.findIndex((one) => one.state === "found" && word.state === "found" && one.githubId === word.githubId);
  return { word, excluded: others[at] ?? null, problem };
}

function describeFound(
  asked: string,
  word: FoundRepository,
  options: AdditionOptions,
  { watchlist }: ListFile,
): Addition {
  const { fullName: repo, topics, archived } = word;
  const renamed = repoKey(repo) !== repoKey(asked);
  const name = options.name ?? splitRepoName(repo).name;
  const suggested = options.category === undefined ? suggestCategory(watchlist, word) : null;
  const needsContext = isEverydayWord(name.toLowerCase());
  const context = needsContext ? topics.slice(0, CONTEXT_WORDS).map((topic) => topic.replaceAll("-", " ")) : [];
  const notes = [
    ...(renamed ? [`${asked} is called ${repo} today.`] : []),
    ...(archived ? ["It is archived: nothing new will come."] : []),
    ...(suggested === null
      ? []
      : [`The category "${suggested}" is a guess from what GitHub says of it: look whether it fits.`]),
    ...(context.length > 0
      ? [`"${name}" is also an everyday word; \`context\` holds its topics: look whether they fit.`]
      : []),
  ];
  const description = options.description ?? cleanDescription(word.description);
  const project = {
    ...{ repo, name, context },
    ...(renamed ? { formerly: [asked] } : {}),
    category: options.category ?? suggested ?? undefined,
    description,
  };
  return { project, notes };
}

function fromOptions(repo: string, { name, category, description }: AdditionOptions): NewProject {
  return { repo, name, category, description };
}

function describeSilence(problem: string | null): string {
  return `GitHub could not be asked (${problem ?? "it gave no clear answer"}): the entry holds what was given, and nobody has looked whether the repository exists.`;
}

/** On one line, without what can't be seen, and no longer than the file takes. */
function cleanDescription(text: string | null): string | undefined {
  const clean = (text ?? "")
    .replaceAll(/[\p{C}\u2028\u2029]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return clean === "" ? undefined : clean.slice(0, MAX_DESCRIPTION).replace(/[\uD800-\uDBFF]$/, "");
}
