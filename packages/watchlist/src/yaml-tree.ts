import { parseDocument, type Document, type YAMLError } from "yaml";
import type { Diagnostic } from "@groundswell/core";
import { createPlaceFinder, type Place } from "./place-finder.ts";
import { checkRawText } from "./raw-text.ts";
import { buildTree, type Located } from "./yaml-nodes.ts";
import { explainYamlError } from "./yaml-faults.ts";

/** More faults than this help nobody. */
const MAX_DIAGNOSTICS = 500;

export type Path = readonly PropertyKey[];

/** A YAML document as plain values, with the place of each. */
export interface YamlTree {
  value: unknown;
  /** The place of the value at a path, or of the nearest one above it that exists. */
  placeOf: (path: Path) => Place;
  /** The place of a key in the mapping at a path. */
  placeOfKey: (path: Path, key: string) => Place;
  /** A value as it is written, where it is a single text, number or the like. */
  sourceOf: (path: Path) => string | null;
  valueOf: (path: Path) => unknown;
}

/**
 * Reads YAML 1.2 into plain values. Never throws: every fault is a diagnostic.
 *
 * Null when the text can't be read as YAML at all; duplicate keys, tags and the like leave a tree behind, so that
 * the rest of the file is checked too. Mappings have no prototype.
 * @param file the name that diagnostics carry
 */
export function readYamlTree(text: string, file: string): { tree: YamlTree | null; diagnostics: Diagnostic[] } {
  const withoutMark = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const raw = checkRawText(withoutMark, file);
  if (raw.length > 0) return { tree: null, diagnostics: limitDiagnostics(raw) };
  const placeAt = createPlaceFinder(withoutMark);
  const document = parseYaml(withoutMark);
  const syntax = firstAtEachPlace(document.errors).map((error) => {
    const { offset, ...fault } = explainYamlError(error, withoutMark, document);
    return { file, ...placeAt(offset), severity: "error" as const, ...fault };
  });
  if (syntax.length > 0) return { tree: null, diagnostics: limitDiagnostics(syntax) };
  const { root, faults } = buildTree(document, (offset) => placeAt(offset).line);
  const diagnostics = faults.map(({ offset, ...fault }) => ({
    file,
    ...placeAt(offset),
    severity: "error" as const,
    ...fault,
  }));
  return { tree: root === null ? null : toTree(root, placeAt), diagnostics: limitDiagnostics(diagnostics) };
}

/** Sorts by place, drops what repeats at one place, and cuts an endless list short. */
export function limitDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = diagnostics.toSorted((a, b) => a.line - b.line || a.column - b.column);
  const seen = new Set<string>();
  const distinct = sorted.filter((d) => {
    const key = `${d.line}:${d.column}:${d.message}`;
    return !seen.has(key) && seen.add(key);
  });
  const last = distinct.at(MAX_DIAGNOSTICS);
  if (last === undefined) return distinct;
  const message = "and more faults from here on";
  return [...distinct.slice(0, MAX_DIAGNOSTICS), { ...last, message, remedy: "mend those above first" }];
}

/** Syntax errors cascade: the first at a place is the one to mend, and one overflow is enough. */
function firstAtEachPlace(errors: readonly YAMLError[]): YAMLError[] {
  const seen = new Set<number | string>();
  const distinct = errors.filter((error) => {
    const key = error.code === "RESOURCE_EXHAUSTION" ? error.code : error.pos[0];
    return !seen.has(key) && seen.add(key);
  });
  // Explaining searches the document: no more of it than is shown.
  return distinct.slice(0, MAX_DIAGNOSTICS + 1);
}

/** @param keepSourceTokens whether lists keep where their hyphens are, for those who edit the text */
export function parseYaml(text: string, { keepSourceTokens = false } = {}): Document {
  return parseDocument(text, {
    keepSourceTokens,
    prettyErrors: false,
    // Pinned, so that no directive in the file brings YAML 1.1's dates, sets and merges back.
    schema: "core",
    merge: false,
    resolveKnownTags: false,
    // The library compares every key with every other; buildTree does it with a map, and names both places.
    uniqueKeys: false,
    logLevel: "error",
  });
}

function toTree(root: Located, placeAt: (offset: number) => Place): YamlTree {
  const nearest = (path: Path): { node: Located; exact: boolean } => {
    let node = root;
    for (const step of path) {
      const child = typeof step === "symbol" ? undefined : node.children.get(step);
      if (child === undefined) return { node, exact: false };
      node = child;
    }
    return { node, exact: true };
  };
  const exactly = (path: Path): Located | null => {
    const { node, exact } = nearest(path);
    return exact ? node : null;
  };
  return {
    value: root.value,
    placeOf: (path) => placeAt(nearest(path).node.offset),
    placeOfKey: (path, key) => {
      const { node } = nearest(path);
      return placeAt(node.keyOffsets.get(key) ?? node.offset);
    },
    sourceOf: (path) => exactly(path)?.source ?? null,
    valueOf: (path) => exactly(path)?.value,
  };
}
