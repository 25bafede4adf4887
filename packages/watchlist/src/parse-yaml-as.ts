import type { z } from "zod";
import type { Diagnostic } from "@groundswell/core";
import { describeIssues, type KeysAt } from "./describe-issue.ts";
import { limitDiagnostics, readYamlTree, type YamlTree } from "./yaml-tree.ts";

export interface YamlParse<T> {
  /** Null when anything is wrong. */
  value: T | null;
  /** Null when the text can't be read as YAML at all, or holds nothing. */
  tree: YamlTree | null;
  diagnostics: Diagnostic[];
}

/**
 * Reads a hand-kept YAML text and holds it to a schema. Never throws: every fault is a diagnostic with its place and
 * a remedy, in the file's order.
 * @param options.file the name that diagnostics carry
 * @param options.keysAt the keys that may stand at a path, for suggestions
 * @param options.emptyRemedy what to write into an empty file
 */
export function parseYamlAs<S extends z.ZodType>(
  schema: S,
  text: string,
  options: { file: string; keysAt: KeysAt; emptyRemedy: string },
): YamlParse<z.output<S>> {
  const { file, keysAt } = options;
  const { tree, diagnostics } = readYamlTree(text, file);
  if (tree === null || tree.value === null) {
    if (diagnostics.length > 0) return { value: null, tree: null, diagnostics };
    const empty = { message: "there is nothing in it", remedy: options.emptyRemedy };
    return { value: null, tree: null, diagnostics: [{ file, line: 1, column: 1, severity: "error", ...empty }] };
  }
  const parsed = schema.safeParse(tree.value);
  if (parsed.success) return { value: diagnostics.length > 0 ? null : parsed.data, tree, diagnostics };
  const issues = describeIssues(parsed.error.issues, tree, file, keysAt);
  return { value: null, tree, diagnostics: limitDiagnostics([...diagnostics, ...issues]) };
}
