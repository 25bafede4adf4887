import { isWordUnit } from "./letters.ts";
import type { LinkerIndex } from "./linker-index.ts";
import { lookUpRepo } from "./read-address.ts";

/** An `owner/name` in a text. */
export interface ReadRepoName {
  start: number;
  end: number;
  target: number;
}

const LONGEST_OWNER = 40;
const LONGEST_NAME = 120;
/** Right before an `owner/name` these make it a piece of something longer: a path, an npm scope, an address. */
const NOT_BEFORE = /[/\\@.%~$-]/;

/**
 * Reads the `owner/name` whose slash stands at `slash`; null when it is none of ours, or a piece of a longer path.
 * Forms such as `owner/name#12`, `owner/name@v1` and `owner/name:latest` name the repository too.
 */
export function readRepoName(text: string, slash: number, index: LinkerIndex): ReadRepoName | null {
  const first = Math.max(0, slash - LONGEST_OWNER);
  let start = slash;
  while (start > first && /[A-Za-z0-9-]/.test(text.charAt(start - 1))) start--;
  if (start === slash || NOT_BEFORE.test(text.charAt(start - 1)) || isWordUnit(text.charCodeAt(start - 1))) return null;
  const [given = ""] = /^[\w.-]{1,120}/.exec(text.slice(slash + 1, slash + 1 + LONGEST_NAME)) ?? [];
  const { name, target } = lookUpRepo(text.slice(start, slash), given, index);
  if (target === null) return null;
  const after = text.slice(slash + 1 + given.length, slash + 3 + given.length);
  return /^[/\\][\p{L}\p{N}]/u.test(after) ? null : { start, end: slash + 1 + name.length, target };
}
