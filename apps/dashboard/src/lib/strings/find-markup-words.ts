import { parse, type AST } from "svelte/compiler";

/** Attributes that are read out or shown. */
const SPOKEN = new Set(["aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder"]);

/** What a key or a file is called is no word: `Esc`, `watchlist.yaml`. */
const NAMED = new Set(["kbd", "code", "pre"]);

/** Letters that make a word; one alone may be a sign, as in "v" or "×". */
const WORD = /\p{L}{2,}/u;

/**
 * Words that stand in a component's markup, where they should come from `lib/strings`: as text, in what is spoken of an
 * element, and in expressions between them.
 */
export function findMarkupWords(source: string): string[] {
  const found: string[] = [];
  walk(parse(source, { modern: true }).fragment, found);
  return found;
}

type Branch = AST.SvelteNode | AST.Fragment | AST.Attribute;

function walk(node: unknown, found: string[]): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, found);
    return;
  }
  if (!isBranch(node)) return;
  switch (node.type) {
    case "Text": {
      keep(node.data, found);
      return;
    }
    case "ExpressionTag": {
      walkExpression(node.expression, found);
      return;
    }
    case "Attribute": {
      walkAttribute(node, found);
      return;
    }
    case "Comment":
      return;
    case "RegularElement":
      if (NAMED.has(node.name)) return;
  }
  // Expressions of blocks (`{#if kind === "app"}`) are no words; what they hold may have some.
  for (const key of [
    "nodes",
    "fragment",
    "attributes",
    "consequent",
    "alternate",
    "body",
    "fallback",
    "pending",
    "then",
  ]) {
    if (key in node) walk(Reflect.get(node, key), found);
  }
}

function isBranch(node: unknown): node is Branch {
  return typeof node === "object" && node !== null && "type" in node;
}

function walkAttribute({ name, value }: AST.Attribute, found: string[]): void {
  if (!SPOKEN.has(name) || value === true) return;
  walk(value, found);
}

/** Texts of an expression, but for those that are compared or are arguments: these are keys, not words. */
function walkExpression(node: unknown, found: string[]): void {
  if (typeof node !== "object" || node === null || !("type" in node)) return;
  const at = (key: string): unknown => Reflect.get(node, key);
  switch (node.type) {
    case "Literal": {
      const value = at("value");
      if (typeof value === "string") keep(value, found);
      return;
    }
    case "TemplateLiteral":
      for (const quasi of listOf(at("quasis")))
        keep(String(Reflect.get(Object(Reflect.get(Object(quasi), "value")), "cooked")), found);
      for (const part of listOf(at("expressions"))) walkExpression(part, found);
      return;
    case "ConditionalExpression":
      walkExpression(at("consequent"), found);
      {
        walkExpression(at("alternate"), found);
        return;
      }
    case "LogicalExpression": {
      walkExpression(at("right"), found);
      return;
    }
    case "BinaryExpression":
      if (at("operator") !== "+") return;
      walkExpression(at("left"), found);
      {
        walkExpression(at("right"), found);
        return;
      }
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function keep(text: string, found: string[]): void {
  if (WORD.test(text)) found.push(text.trim().replaceAll(/\s+/g, " "));
}
