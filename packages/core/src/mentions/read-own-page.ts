import type { LinkerIndex } from "./linker-index.ts";
import { lookUpRepo, readHomepage } from "./read-address.ts";
import type { SureSign } from "./scan-text.ts";
import { SURE_SCORES } from "./weights.ts";

const HEAD = /^\s*(?:https?:\/\/)?(?:www\.)?/i;
const REPO = /^github\.com(?::\d+)?\/+([A-Za-z0-9-]{1,40})\/+([\w.-]{1,120})(?=\/*\s*(?:[?#]|$))/i;
/** What may follow the address of a root page. */
const ROOT_END = /^\/*\s*(?:[?#]|$)/;

/**
 * Reads a story's own address that is the root page of a project: its repository's, by any name that it bears or bore,
 * or its registered homepage. Null for any other address, pages below such a root among them: those are about the
 * project's things, and say only whose they are.
 * @param signs what a scan of the address finds, since homepages are found by their first word
 */
export function readOwnPage(url: string, signs: readonly SureSign[], index: LinkerIndex): SureSign | null {
  const start = HEAD.exec(url)?.[0].length ?? 0;
  const rest = url.slice(start);
  const [all, owner = "", given = ""] = REPO.exec(rest) ?? [];
  if (all !== undefined) {
    const { name, target } = lookUpRepo(owner, given, index);
    // `name-` and `name.` are other repositories' names.
    if (target === null || given.slice(name.length).replace(/^\.git$/i, "") !== "") return null;
    return { target, tier: "T1", score: SURE_SCORES.repoAddress, start: 0, end: start + all.length };
  }
  for (const sign of signs) {
    const length = sign.tier === "T1" ? matchHomepage(rest, index.targets[sign.target]?.homepage ?? null) : null;
    if (length !== null) return { ...sign, score: SURE_SCORES.registeredAddress, start: 0, end: start + length };
  }
  return null;
}

/** How much of an address without scheme and `www.` is the homepage; null when it is another page. */
function matchHomepage(rest: string, homepage: string | null): number | null {
  const page = homepage === null ? null : readHomepage(homepage);
  if (page === null) return null;
  if (rest.slice(0, page.host.length).toLowerCase() !== page.host) return null;
  const path = page.path ?? "";
  const port = /^\.?(?::\d+)?/.exec(rest.slice(page.host.length))?.[0].length ?? 0;
  const after = rest.slice(page.host.length + port);
  if (!after.startsWith(path) || !ROOT_END.test(after.slice(path.length))) return null;
  return page.host.length + port + path.length;
}
