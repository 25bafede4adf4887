import type { z } from "zod";
import { isRepoName, type Diagnostic } from "@groundswell/core";
import { closestWord } from "./edit-distance.ts";
import { quoteShort, type Fault } from "./raw-text.ts";
import type { Path, YamlTree } from "./yaml-tree.ts";

type Issue = z.core.$ZodIssue;

/** Of so many unknown keys in one mapping, the rest help nobody. */
const MAX_KEYS = 501;

/** The keys that may stand in the mapping at a path. */
export type KeysAt = (path: Path, mapping: unknown) => readonly string[];

/** A schema's complaints as diagnostics: where in the file, what is wrong, what to do. */
export function describeIssues(issues: readonly Issue[], tree: YamlTree, file: string, keysAt: KeysAt): Diagnostic[] {
  const flat = issues.flatMap(unwrapUnion);
  return flat
    .filter((issue) => !isMissingByASlip(issue, flat, tree, keysAt))
    .flatMap((issue) => {
      if (issue.code !== "unrecognized_keys") {
        return [{ file, ...tree.placeOf(issue.path), severity: "error" as const, ...explainIssue(issue, tree) }];
      }
      const known = keysAt(issue.path, tree.valueOf(issue.path));
      return issue.keys.slice(0, MAX_KEYS).map((key) => ({
        file,
        ...tree.placeOfKey(issue.path, key),
        severity: "error" as const,
        ...explainKey(key, known, tree.valueOf([...issue.path, key])),
      }));
    });
}

/** The complaints of the one branch of a union that the value has the type of; else the union's own. */
function unwrapUnion(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const branches = issue.errors.filter((issues) => !issues.some(isOfAnotherType));
  if (branches.length !== 1) return [issue];
  return branches.flat().flatMap((inner) => unwrapUnion({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** A key that is missing because it is misspelt beside: the unknown key is the fault to tell. */
function isMissingByASlip(issue: Issue, all: readonly Issue[], tree: YamlTree, keysAt: KeysAt): boolean {
  if (issue.code !== "invalid_type" || tree.valueOf(issue.path) !== undefined) return false;
  const mapping = issue.path.slice(0, -1);
  const missing = issue.path.at(-1);
  return all.some(
    (other) =>
      other.code === "unrecognized_keys" &&
      other.path.join("\0") === mapping.join("\0") &&
      other.keys
        .slice(0, MAX_KEYS)
        .some((key) => isRepoName(key) || closestWord(key, keysAt(mapping, tree.valueOf(mapping))) === missing),
  );
}

function isOfAnotherType(issue: Issue): boolean {
  return issue.code === "invalid_type" && issue.path.length === 0;
}

function explainIssue(issue: Issue, tree: YamlTree): Fault {
  const value = tree.valueOf(issue.path);
  const label = labelOf(issue.path);
  switch (issue.code) {
    case "invalid_type":
      return explainType(issue.path, issue.expected, tree);
    case "custom":
      return { message: nameField(issue.path, issue.message), remedy: readRemedy(issue.params) };
    case "invalid_union":
      return explainUnion(issue, value, label);
    case "invalid_value":
      return explainChoice(label, value, issue.values.map(String));
    case "too_small":
      return { message: `${label} lists nothing`, remedy: "give it at least one entry" };
    case "too_big":
      return { message: `${label} is too long`, remedy: `keep it to ${issue.maximum} entries` };
    default:
      return { message: `${label}: ${issue.message}`, remedy: "compare it with the description in CONTRIBUTING.md" };
  }
}

function explainUnion(issue: Issue & { code: "invalid_union" }, value: unknown, label: string): Fault {
  if (issue.discriminator !== undefined) return explainChoice(label, value, optionsOf(issue));
  if (value === null) return { message: `${label} is empty`, remedy: "write an owner/name, or delete the line" };
  return {
    message: `${label} is ${typeName(value)}`,
    remedy: "write `owner/name`, or a mapping that begins with `repo:`",
  };
}

function optionsOf(issue: Issue & { code: "invalid_union" }): string[] {
  return "options" in issue ? (issue.options ?? []).map(String) : [];
}

function explainKey(key: string, known: readonly string[], value: unknown): Fault {
  const message = `unknown key ${quoteShort(key)}`;
  if (isRepoName(key) && value === null) return { message, remedy: `take the colon away: \`- ${key}\`` };
  if (isRepoName(key)) return { message, remedy: `write it as \`repo: ${key}\`, with the other keys below it` };
  const meant = closestWord(key, known);
  if (meant !== null) return { message, remedy: `did you mean \`${meant}\`?` };
  return { message, remedy: `the keys here are ${known.join(", ")}` };
}

function explainChoice(label: string, value: unknown, choices: readonly string[]): Fault {
  const list = `one of ${choices.join(", ")}`;
  if (value === undefined) return { message: `${label} is missing`, remedy: `give it: ${list}` };
  const meant = typeof value === "string" ? closestWord(value, choices) : null;
  const what = typeof value === "string" ? quoteShort(value) : typeName(value);
  return { message: `${label} is ${what}`, remedy: meant === null ? `write ${list}` : `did you mean \`${meant}\`?` };
}

function explainType(path: Path, expected: string, tree: YamlTree): Fault {
  const value = tree.valueOf(path);
  const label = labelOf(path);
  if (value === undefined)
    return { message: `${label} is missing`, remedy: `add \`${String(path.at(-1))}:\` with a value` };
  if (value === null)
    return { message: `${label} has no value`, remedy: "give it one, or delete the line where it isn't needed" };
  const message = `${label} is ${typeName(value)}, not ${EXPECTED[expected] ?? expected}`;
  return { message, remedy: remedyForType(path, expected, value, tree.sourceOf(path)) };
}

const EXPECTED: Record<string, string> = {
  string: "text",
  number: "a number",
  array: "a list",
  object: "a mapping of `key: value` lines",
};

function remedyForType(path: Path, expected: string, value: unknown, source: string | null): string {
  if (path.length === 0) return "begin the file with a key, such as `projects:`";
  if (expected === "string") {
    if (Array.isArray(value)) return "give one value, without [ ] or -";
    if (typeof value === "object") return "give one value; a text that holds `: ` goes in quotes";
    return `put it in quotes: ${JSON.stringify(source ?? "…")}`;
  }
  if (expected === "number") return "give one number, without quotes";
  if (expected === "array") {
    if (typeof value === "string" && value.startsWith("-")) return "put a space after each `-`";
    if (typeof value === "object") return "begin each entry with `- `";
    return `write it as a list: [${source?.slice(0, 60) ?? "…"}]`;
  }
  return "write `key: value` lines below it, indented";
}

function labelOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  if (typeof last !== "number") return `\`${String(last)}\``;
  return `entry ${last + 1} of \`${String(path.at(-2) ?? "the list")}\``;
}

/** Field checks speak of "the text": say whose. */
function nameField(path: Path, message: string): string {
  return message.replace(/^the (?:text|address)\b/, labelOf(path));
}

function readRemedy(params: Record<string, unknown> | undefined): string {
  const remedy = params?.["remedy"];
  return typeof remedy === "string" ? remedy : "mend it, or delete the line";
}

function typeName(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "text";
  if (typeof value === "object") return "a mapping";
  return typeof value === "boolean" ? "true or false" : `a ${typeof value}`;
}
