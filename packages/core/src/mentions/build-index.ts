import { repoKey, splitRepoName, type RepoName } from "../repo-name.ts";
import { FIELD_WORDS } from "./field-words.ts";
import { IDIOMS } from "./idioms.ts";
import { Lexicon } from "./lexicon.ts";
import { MARKS, type Homepage, type LinkerIndex, type Registry, type TargetName } from "./linker-index.ts";
import { isEverydayName, nameShape } from "./name-shape.ts";
import { ownerPhrases } from "./owner-phrases.ts";
import { COMMAND_WORDS } from "./read-command.ts";
import { HOST_WORDS, readHomepage } from "./read-address.ts";
import { PhraseTrie, readPhrase } from "./phrase-trie.ts";
import { packageKey } from "./package-key.ts";
import { TopicIndex } from "./topics.ts";
import type { MentionTarget } from "./types.ts";

/** Makes the index that texts are looked up in; of targets of the same repository only the first counts. */
export function buildIndex(targets: readonly MentionTarget[]): LinkerIndex {
  const lexicon = new Lexicon();
  const marked = new Map<number, number>();
  const mark = (word: number, bit: number): unknown => marked.set(word, (marked.get(word) ?? 0) | bit);
  const repos = listRepos(targets);
  const names = new PhraseTrie<TargetName>(lexicon);
  for (const name of listNames(targets)) mark(names.add(readPhrase(name.written), name), MARKS.name);
  const strong = new PhraseTrie<number>(lexicon);
  const notContext = new PhraseTrie<number | null>(lexicon);
  for (const idiom of IDIOMS) mark(notContext.add(readPhrase(idiom), null), MARKS.notContext);
  const topics = new TopicIndex(lexicon);
  for (const word of FIELD_WORDS) topics.addField(word);
  targets.forEach((target, at) => {
    for (const phrase of listStrong(target)) mark(strong.add(phrase, at), MARKS.strong);
    for (const phrase of target.notContext) mark(notContext.add(readPhrase(phrase), at), MARKS.notContext);
    for (const word of target.context) topics.addContext(at, word);
  });
  for (const word of topics.firstWords) mark(word, MARKS.topic);
  for (const key of repos.keys()) mark(lexicon.add(lastWord(splitRepoName(key).owner)), MARKS.ownerTail);
  for (const word of HOST_WORDS) mark(lexicon.add(word), MARKS.host);
  for (const word of COMMAND_WORDS) mark(lexicon.add(word), MARKS.command);
  const homepages = listHomepages(targets, lexicon);
  for (const word of homepages.keys()) mark(word, MARKS.homepage);
  return {
    targets,
    lexicon,
    marks: toMarks(marked),
    names,
    strong,
    notContext,
    topics,
    repos,
    ownNames: listOwnNames(targets),
    homepages,
    packages: {
      npm: listPackages(targets, "npm"),
      pypi: listPackages(targets, "pypi"),
      huggingface: listPackages(targets, "huggingface"),
    },
  };
}

/** A name of today is its project's, whoever had it before. */
function listRepos(targets: readonly MentionTarget[]): Map<string, number> {
  const repos = new Map<string, number>();
  targets.forEach(({ repo }, at) => repos.set(repoKey(repo), at));
  targets.forEach(({ formerly }, at) => {
    for (const name of formerly) if (!repos.has(repoKey(name))) repos.set(repoKey(name), at);
  });
  return repos;
}

function listNames(targets: readonly MentionTarget[]): TargetName[] {
  const names = targets.flatMap((given, target) => {
    const hasContext = given.context.length > 0;
    const written = new Map<string, TargetName>();
    const add = (name: string, isAlias: boolean): void => {
      if (written.has(name)) return;
      const shape = nameShape(name, { hasContext, isAlias });
      written.set(name, { target, written: name, shape, isEveryday: isEverydayName(name) });
    };
    add(given.name, false);
    for (const alias of given.aliases) add(alias, true);
    // The repository's own name where it is another: an everyday word (`servers`) was given a name because it is one.
    const known = new Set([...written.keys()].map((name) => name.toLowerCase()));
    for (const repo of [given.repo, ...given.formerly]) {
      const { name } = splitRepoName(repo);
      const shape = nameShape(name, { hasContext, isAlias: false });
      if (!known.has(name.toLowerCase()) && (shape === "unique" || shape === "as written")) add(name, false);
    }
    return [...written.values()];
  });
  const owners = new Map<string, Set<number>>();
  const keyOf = ({ written }: TargetName): string => readPhrase(written).words.join(" ");
  for (const name of names) owners.set(keyOf(name), (owners.get(keyOf(name)) ?? new Set()).add(name.target));
  return names.map((name) => ((owners.get(keyOf(name))?.size ?? 0) > 1 ? { ...name, shape: "ambiguous" } : name));
}

function listStrong({ repo, name, formerly, maintainers }: MentionTarget) {
  const owners = new Set([repo, ...formerly].map((known) => splitRepoName(known).owner.toLowerCase()));
  return [
    ...[...owners].flatMap((owner) => ownerPhrases(owner, name)),
    ...maintainers.map(readPhrase).filter(({ words }) => words.join("").length > 2),
  ];
}

function listOwnNames(targets: readonly MentionTarget[]): Map<string, number[]> {
  const own = new Map<string, number[]>();
  targets.forEach(({ repo, formerly }, at) => {
    const names = new Set([repo, ...formerly].map((known: RepoName) => splitRepoName(known).name.toLowerCase()));
    for (const name of names) own.set(name, [...(own.get(name) ?? []), at]);
  });
  return own;
}

/** A page that several projects give as theirs names none of them. */
function listHomepages(targets: readonly MentionTarget[], lexicon: Lexicon): Map<number, Homepage[]> {
  const pages = targets.flatMap(({ homepage }, target) => {
    const page = homepage === null ? null : readHomepage(homepage);
    return page === null ? [] : [{ ...page, target }];
  });
  const byWord = new Map<number, Homepage[]>();
  for (const page of pages) {
    const isShared = pages.some((p) => p !== page && p.host === page.host && p.path === page.path);
    const [first] = readPhrase(page.host).words;
    if (isShared || first === undefined) continue;
    const word = lexicon.add(first);
    byWord.set(word, [...(byWord.get(word) ?? []), page]);
  }
  return byWord;
}

function listPackages(targets: readonly MentionTarget[], registry: Registry): Map<string, number> {
  const packages = new Map<string, number>();
  targets.forEach(({ packages: given }, at) => {
    for (const name of given[registry]) packages.set(packageKey(registry, name), at);
  });
  return packages;
}

function lastWord(name: string): string {
  return readPhrase(name).words.at(-1) ?? "";
}

function toMarks(marked: ReadonlyMap<number, number>): Uint8Array {
  const last = [...marked.keys()].reduce((a, b) => Math.max(a, b), 0);
  const marks = new Uint8Array(last + 1);
  for (const [word, bits] of marked) marks[word] = bits;
  return marks;
}
