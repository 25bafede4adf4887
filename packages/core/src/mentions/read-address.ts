import { findHostStart } from "./host-start.ts";
import type { Homepage, LinkerIndex } from "./linker-index.ts";
import { packageKey } from "./package-key.ts";
import { SURE_SCORES } from "./weights.ts";

/** The first words of the hosts whose addresses name repositories and packages. */
export const HOST_WORDS = ["github", "githubusercontent", "npmjs", "pypi", "huggingface", "hf"] as const;

/** An address in a text. */
export interface ReadAddress {
  start: number;
  end: number;
  /** The project that it is of; null: a repository of somebody else's, called `otherName`. */
  target: number | null;
  score: number;
  otherName: string | null;
}

const LONGEST_ADDRESS = 400;
const GITHUB_PREFIXES = new Set(["", "www.", "ssh.", "redirect."]);
const GITHUB = /^github\.com(?::\d+(?=\/))?[/:]\/*([A-Za-z0-9-]{1,40})\/+([\w.-]{1,120})/i;
const GITHUB_API = /^github\.com\/repos\/([A-Za-z0-9-]{1,40})\/([\w.-]{1,120})/i;
const GITHUB_FILES = /^(?:github\.com|githubusercontent\.com)\/([A-Za-z0-9-]{1,40})\/([\w.-]{1,120})/i;
const NPM = /^npmjs\.(?:com\/package|org)\/((?:@|%40)[\w.~-]+(?:\/|%2f)[\w.~-]+|[\w.~-]+)/i;
const PYPI = /^pypi\.(?:python\.)?org\/(?:project|pypi|simple)\/([\w.-]+)/i;
const HUGGING_FACE = /^(?:huggingface\.co|hf\.co)\/(?:(?:datasets|spaces)\/)?([\w.-]+)(?:\/([\w.-]+))?/i;

/** Reads the address of a repository or package whose host has the word at `word`; null when none is there. */
export function readAddress(text: string, word: number, index: LinkerIndex): ReadAddress | null {
  const host = findHostStart(text, word);
  if (host === null) return null;
  const rest = text.slice(word, word + LONGEST_ADDRESS);
  const repo = matchRepo(host.prefix, rest);
  if (repo !== null) return readRepo(repo, host.start, word, index);
  const found =
    host.prefix === "" || host.prefix === "www." || host.prefix === "registry." ? readPackage(rest, index) : null;
  if (found === null) return null;
  const { target, length } = found;
  return { start: host.start, end: word + length, target, score: SURE_SCORES.registeredAddress, otherName: null };
}

/** Reads a registered homepage, or a page of it, whose host has the word at `word`. */
export function readHomepageAt(text: string, word: number, pages: readonly Homepage[]): ReadAddress | null {
  const rest = text.slice(word, word + LONGEST_ADDRESS);
  for (const { target, host, path } of pages) {
    if (rest.slice(0, host.length).toLowerCase() !== host || !isHostOver(rest, host.length)) continue;
    const place = findHostStart(text, word);
    if (place === null || !(path === null || place.prefix === "" || place.prefix === "www.")) continue;
    const after = rest.slice(host.length).replace(/^:\d+(?=\/)/, "");
    if (path !== null && !(after.startsWith(path) && /^(?:[/?#]|\.(?!\w)|[^\w%.-]|$)/.test(after.slice(path.length))))
      continue;
    const end = word + rest.length - after.length + (path ?? "").length;
    return { start: place.start, end, target, score: SURE_SCORES.registeredAddress, otherName: null };
  }
  return null;
}

/** A registered homepage as host and path, without `www.`; null for a page at a host that many share, or on GitHub. */
export function readHomepage(homepage: string): Omit<Homepage, "target"> | null {
  const parts = /^https?:\/\/(?:[^\s/@]*@)?(?:www\.)?([a-z0-9.-]+)(?::\d+)?([^\s?#]*)/i.exec(homepage.trim());
  const host = (parts?.[1] ?? "").toLowerCase().replace(/\.$/, "");
  if (!host.includes(".")) return null;
  const path = (parts?.[2] ?? "").replace(/(?<!\/)\/+$/, "");
  if (host === "github.com" || (path === "" && SHARED_HOSTS.has(host))) return null;
  return { host, path: path === "" ? null : path };
}

const SHARED_HOSTS = new Set(["gitlab.com", "huggingface.co", "hf.co", "npmjs.com", "pypi.org"]);

function matchRepo(prefix: string, rest: string): RegExpExecArray | null {
  if (GITHUB_PREFIXES.has(prefix)) return GITHUB.exec(rest);
  if (prefix === "api." || prefix === "uploads.") return GITHUB_API.exec(rest);
  if (prefix === "raw." || prefix === "codeload.") return GITHUB_FILES.exec(rest);
  return null;
}

function readRepo(
  [all, owner = "", given = ""]: RegExpExecArray,
  start: number,
  word: number,
  index: LinkerIndex,
): ReadAddress {
  const { name, target } = lookUpRepo(owner, given, index);
  const end = word + all.length - given.length + name.length;
  return { start, end, target, score: SURE_SCORES.repoAddress, otherName: target === null ? name.toLowerCase() : null };
}

/** Finds `owner/name`, where a full stop, `.git` or emphasis may follow the name. */
export function lookUpRepo(
  owner: string,
  given: string,
  { repos }: LinkerIndex,
): { name: string; target: number | null } {
  const trimmed = given.replace(/(?<![._-])[._-]+$/, "");
  const bare = trimmed.replace(/\.git$/i, "");
  for (const name of [given, trimmed, bare]) {
    const target = repos.get(`${owner}/${name}`.toLowerCase());
    if (target !== undefined) return { name, target };
  }
  return { name: bare, target: null };
}

function readPackage(rest: string, { packages }: LinkerIndex): { target: number; length: number } | null {
  const npm = NPM.exec(rest);
  if (npm !== null) {
    const name = (npm[1] ?? "").replace(/%40/i, "@").replace(/%2f/i, "/");
    return toPackage(packages.npm, packageKey("npm", name.replace(/(?<!\.)\.+$/, "")), npm[0].length);
  }
  const pypi = PYPI.exec(rest);
  if (pypi !== null) {
    const name = (pypi[1] ?? "").replace(/(?<![._-])[._-]+$/, "");
    return toPackage(packages.pypi, packageKey("pypi", name), pypi[0].length);
  }
  const [all = "", owner = "", name = ""] = HUGGING_FACE.exec(rest) ?? [];
  const key = packageKey("huggingface", `${owner}/${name}`.replace(/(?<![._-])[._-]+$/, ""));
  return (
    toPackage(packages.huggingface, key, all.length) ?? toPackage(packages.huggingface, owner.toLowerCase(), all.length)
  );
}

function toPackage(packages: ReadonlyMap<string, number>, key: string, length: number) {
  const target = packages.get(key);
  return target === undefined ? null : { target, length };
}

function isHostOver(rest: string, at: number): boolean {
  return (
    !/^(?:[A-Za-z0-9@-]|\.[A-Za-z0-9-])/.test(rest.slice(at, at + 2)) && !/^:[^/\s]*@/.test(rest.slice(at, at + 100))
  );
}
