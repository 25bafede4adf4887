import { isRepoName } from "@groundswell/core";
import { quoteShort, type Fault } from "./raw-text.ts";

/** Other places where code is kept: their addresses look like GitHub's, and can't be watched. */
const OTHER_HOST = /\b(?:gitlab\.com|bitbucket\.org|codeberg\.org|huggingface\.co|sr\.ht)\b/i;

/** Whether GitHub could have given the name out: it takes no name that ends in `.git`. */
export function isWatchableRepo(text: string): boolean {
  return isRepoName(text) && !/\.git$/i.test(text);
}

/** The same rule as a pattern, for editors. */
export const REPO_PATTERN =
  "^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}/(?!\\.{1,2}$)(?!.*\\.[Gg][Ii][Tt]$)[A-Za-z0-9._-]{1,100}$";

/** Why a text is no `owner/name`, and the right form where it can be guessed; null when it is one. */
export function explainRepo(text: string): Fault | null {
  if (isWatchableRepo(text)) return null;
  const message = `not an owner/name: ${quoteShort(text)}`;
  const host = OTHER_HOST.exec(text);
  if (host !== null) return { message, remedy: `only GitHub repositories can be watched, not ${host[0]}` };
  const guess = guessRepo(text);
  if (guess !== null) return { message, remedy: `write it as ${guess}` };
  return { message, remedy: explainParts(text) };
}

/** The `owner/name` in an address or a slightly wrong name, or null. */
export function guessRepo(text: string): string | null {
  const bare = text
    .trim()
    .slice(0, 500)
    .replace(/^(?:git\+)?(?:https?|ssh|git):\/\//i, "")
    .replace(/^(?:git@)?(?:www\.)?github\.com[/:]/i, "")
    .replace(/[?#].*/s, "")
    .replace(/^[@/]+/, "");
  const parts = bare.split(/[/\\]/).map((part) => part.trim());
  const guess = `${parts[0] ?? ""}/${(parts[1] ?? "").replace(/\.git$/i, "")}`;
  // Further parts are only believed after GitHub's own address: `a/b/c` may mean anything.
  const isAddress = /github\.com/i.test(text);
  if (!isAddress && parts.slice(2).some((part) => part !== "")) return null;
  return isWatchableRepo(guess) ? guess : null;
}

function explainParts(text: string): string {
  if (/^repo\s+\S/.test(text)) return "put a colon after `repo`";
  const [owner = "", name = "", ...rest] = text.split("/");
  if (/\s-+\s/.test(text)) return "line the `-` up with those above it: two entries have run into one";
  if (rest.length > 0) return "write the owner, one slash and the name, as in ollama/ollama";
  if (!text.includes("/")) return "write the owner too, as in ollama/ollama";
  if (owner === "" || name === "") return "write both the owner and the name, as in ollama/ollama";
  if (!isRepoName(`${owner}/x`)) return "an owner has up to 39 letters, digits and single hyphens";
  return "a repository's name has up to 100 letters, digits, dots, hyphens and underscores";
}
