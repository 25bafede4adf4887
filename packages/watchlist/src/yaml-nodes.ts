import { isAlias, isMap, isPair, isScalar, isSeq, type Alias, type Document, type YAMLMap, type YAMLSeq } from "yaml";
import { quoteShort, type Fault } from "./raw-text.ts";

/** A hand-kept file nests four deep and repeats little: more is a mistake, or a bomb. */
const MAX_DEPTH = 20;
const MAX_ALIASES = 100;
const MAX_VALUES = 500_000;

/** Keys that reach into an object's prototype in careless code. */
const PROTOTYPE_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** A value with its place in the text. */
export interface Located {
  value: unknown;
  offset: number;
  source: string | null;
  keyOffsets: Map<string, number>;
  children: Map<string | number, Located>;
}

export interface PlacedFault extends Fault {
  offset: number;
}

/**
 * Turns a parsed document into plain values, with bounds on depth, references and size.
 * @param lineAt the line of an offset, to name a first occurrence
 * @returns a null root when the document holds nothing or goes beyond the bounds
 */
export function buildTree(
  document: Document,
  lineAt: (offset: number) => number,
): { root: Located | null; faults: PlacedFault[] } {
  const builder = new TreeBuilder(lineAt);
  if (document.contents === null) return { root: null, faults: [] };
  for (const warning of document.warnings) {
    const remedy = "delete the `!…` or `%…`: this file uses no tags or directives";
    builder.faults.push({ offset: warning.pos[0], message: "a YAML tag or directive that is not understood", remedy });
  }
  try {
    return { root: builder.build(document.contents, 0), faults: builder.faults };
  } catch (error) {
    if (!(error instanceof OutOfBounds)) throw error;
    return { root: null, faults: [...builder.faults, error.fault] };
  }
}

class OutOfBounds extends Error {
  override readonly name = "OutOfBounds";
  readonly fault: PlacedFault;

  constructor(fault: PlacedFault) {
    super(fault.message);
    this.fault = fault;
  }
}

class TreeBuilder {
  readonly faults: PlacedFault[] = [];
  readonly #anchors = new Map<string, unknown>();
  readonly #lineAt: (offset: number) => number;
  #aliases = 0;
  #values = 0;

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt;
  }

  build(node: unknown, parentOffset: number, depth = 0): Located {
    const offset = offsetOf(node) ?? parentOffset;
    this.#values += 1;
    if (depth > MAX_DEPTH)
      this.#stop(offset, "the file is nested too deeply", "flatten it: it needs four levels at most");
    if (this.#values > MAX_VALUES) this.#stop(offset, "the file holds too many values", "split it, or shorten it");
    if (isAlias(node)) return this.#buildAlias(node, offset, depth);
    if (isMap(node)) return this.#buildMap(node, offset, depth);
    if (isSeq(node)) return this.#buildSeq(node, offset, depth);
    if (!isScalar(node)) return leaf(null, offset, null);
    this.#keepAnchor(node.anchor, node);
    return leaf(plainValue(node.value), offset, node.source ?? null);
  }

  #buildMap(node: YAMLMap, offset: number, depth: number): Located {
    this.#keepAnchor(node.anchor, node);
    // No prototype: a key can't reach one.
    const value = Object.create(null) as Record<string, unknown>;
    const located: Located = { ...leaf(value, offset, null), value };
    for (const pair of node.items) {
      const keyOffset = offsetOf(pair.key) ?? offset;
      const key = this.#readKey(pair.key, keyOffset, located);
      if (key === null) continue;
      const child = this.build(pair.value, keyOffset, depth + 1);
      located.keyOffsets.set(key, keyOffset);
      located.children.set(key, child);
      value[key] = child.value;
    }
    return located;
  }

  /** The key as text; null, with a fault, when it is none that can stand. */
  #readKey(node: unknown, offset: number, located: Located): string | null {
    if (!isScalar(node)) {
      this.faults.push({ offset, message: "a key is not a plain word", remedy: "write `key: value`" });
      return null;
    }
    const key = typeof node.value === "string" ? node.value : (node.source ?? "");
    if (PROTOTYPE_KEYS.has(key)) {
      this.faults.push({ offset, message: `the key \`${key}\` is not allowed`, remedy: "delete the line" });
      return null;
    }
    const first = located.keyOffsets.get(key);
    if (first === undefined) return key;
    const message = `the key ${quoteShort(key)} is already given on line ${this.#lineAt(first)}`;
    this.faults.push({ offset, message, remedy: "keep one of the two" });
    return null;
  }

  #buildSeq(node: YAMLSeq, offset: number, depth: number): Located {
    this.#keepAnchor(node.anchor, node);
    const items = node.items.map((item) => {
      // `[a: b]` in flow style holds a pair where a value should be.
      const child = isPair(item) ? item.key : item;
      return this.build(child, offsetOf(child) ?? offset, depth + 1);
    });
    const children = new Map(items.map((item, index) => [index, item] as const));
    return { ...leaf(null, offset, null), value: items.map((item) => item.value), children };
  }

  #buildAlias(node: Alias, offset: number, depth: number): Located {
    this.#aliases += 1;
    if (this.#aliases > MAX_ALIASES) {
      this.#stop(offset, `more than ${MAX_ALIASES} references (\`*name\`)`, "write the values out");
    }
    const target = this.#anchors.get(node.source);
    if (target === undefined) {
      const message = `nothing above is marked \`&${node.source.slice(0, 40)}\``;
      this.faults.push({ offset, message, remedy: "put a text that begins with * in quotes, or write the value out" });
      return leaf(null, offset, null);
    }
    return this.build(target, offset, depth + 1);
  }

  #keepAnchor(anchor: string | undefined, node: unknown): void {
    if (anchor !== undefined) this.#anchors.set(anchor, node);
  }

  #stop(offset: number, message: string, remedy: string): never {
    throw new OutOfBounds({ offset, message, remedy });
  }
}

function leaf(value: unknown, offset: number, source: string | null): Located {
  return { value, offset, source, keyOffsets: new Map(), children: new Map() };
}

/** Scalars of the core schema are texts, numbers, booleans and null; anything else came from a tag. */
function plainValue(value: unknown): unknown {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function offsetOf(node: unknown): number | null {
  if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node)) return null;
  return node.range?.[0] ?? null;
}
