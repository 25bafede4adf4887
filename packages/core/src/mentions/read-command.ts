import type { LinkerIndex, Registry } from "./linker-index.ts";
import { packageKey } from "./package-key.ts";

/** The words with which commands that install packages begin. */
export const COMMAND_WORDS = [
  "npm",
  "npx",
  "pnpm",
  "pnpx",
  "yarn",
  "bun",
  "bunx",
  "pip",
  "pip3",
  "pipx",
  "uv",
  "uvx",
] as const;

const LONGEST_COMMAND = 300;
const NPM =
  /^(?:npm (?:i|install|add|exec)|npx|pnpm (?:i|install|add|dlx)|pnpx|yarn (?:global )?(?:add|dlx)|bun (?:i|install|add|x)|bunx)(?= )/;
const PYPI = /^(?:pip3? install|pipx (?:install|run)|uv (?:add|pip install|tool install|tool run)|uvx)(?= )/;
/** A command in a sentence ends where the sentence goes on. */
const PROSE = new Set([
  "and",
  "or",
  "to",
  "then",
  "for",
  "in",
  "on",
  "from",
  "with",
  "is",
  "as",
  "if",
  "which",
  "will",
]);
const ENDS_COMMAND = /[\n`;|&<)]|\.(?=\s|$)/;

/** A command that installs packages: where it ends, and which of ours it installs. */
export interface ReadCommand {
  end: number;
  packages: { start: number; end: number; target: number }[];
}

/** Reads the install command that begins at `word`; null when none does. */
export function readCommand(text: string, word: number, { packages }: LinkerIndex): ReadCommand | null {
  if (/[\w/@.-]/.test(text.charAt(word - 1))) return null;
  const [line = ""] = text.slice(word, word + LONGEST_COMMAND).split(ENDS_COMMAND, 1);
  const spaced = line.replace(/[\t ]+/g, " ");
  const registry: Registry | null = NPM.test(spaced) ? "npm" : PYPI.test(spaced) ? "pypi" : null;
  if (registry === null) return null;
  const verbs = ((registry === "npm" ? NPM : PYPI).exec(spaced)?.[0] ?? "").split(" ").length;
  const command: ReadCommand = { end: word, packages: [] };
  for (const [at, { index, 0: part }] of [...line.matchAll(/[^\t ]+/g)].entries()) {
    if (PROSE.has(part)) break;
    command.end = word + index + part.length;
    const target = at < verbs ? undefined : packages[registry].get(packageKey(registry, bareName(part, registry)));
    if (target !== undefined) command.packages.push({ start: word, end: command.end, target });
  }
  return command;
}

/** A package's name without quotation marks, extras and version. */
function bareName(part: string, registry: Registry): string {
  const text = part.replace(/^["']+/, "").replace(/(?<!["',:])["',:]+$/, "");
  return registry === "pypi" ? text.replace(/[[=<>!~@].*/s, "") : text.replace(/(?<=.)@.*/s, "");
}
