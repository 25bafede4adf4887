import { isScalar, visit, type Document, type YAMLError } from "yaml";
import type { Fault } from "./raw-text.ts";

/** What the YAML parser's errors mean to somebody who keeps a file by hand. */
const FAULTS: Partial<Record<YAMLError["code"], Fault>> = {
  TAB_AS_INDENT: { message: "a tab indents this line", remedy: "indent with spaces" },
  MULTIPLE_DOCS: {
    message: "a second document begins here",
    remedy: "delete the `---` line: the file is one document",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "a second `key: value` stands inside a value",
    remedy: "line the keys up, or put a value that holds `: ` in quotes",
  },
  MULTILINE_IMPLICIT_KEY: {
    message: "this is no `key: value`",
    remedy: "put a `:` and a space after the key, and line it up with its neighbours",
  },
  BAD_SCALAR_START: {
    message: "the value begins with a character that YAML keeps for itself",
    remedy: "put it in quotes",
  },
  BAD_DQ_ESCAPE: { message: "unknown escape in a quoted text", remedy: "use 'single quotes', or write \\\\ for a \\" },
  BAD_ALIAS: { message: "a malformed `*` reference", remedy: "put a text that begins with * or & in quotes" },
  RESOURCE_EXHAUSTION: { message: "the file is nested too deeply", remedy: "flatten it: it needs four levels at most" },
};

/** Where a syntax error is, and what to do about it. */
export function explainYamlError(error: YAMLError, text: string, document: Document): Fault & { offset: number } {
  const offset = error.pos[0];
  const known = FAULTS[error.code];
  if (known !== undefined) return { ...known, offset };
  if (error.code === "MISSING_CHAR" && /quote/i.test(error.message)) {
    const start = quotedTextAround(document, offset);
    return {
      message: "a quote is opened and never closed",
      remedy: "close it on the same line",
      offset: start ?? offset,
    };
  }
  if (/^Flow (?:sequence|map)/.test(error.message)) {
    // The parser stops at whatever comes next: the fault is at the end of what came before.
    const end = Math.max(0, text.slice(0, offset).trimEnd().length - 1);
    return { message: "a `[` or `{` is opened and never closed", remedy: "close it with `]` or `}`", offset: end };
  }
  if (error.code === "BAD_INDENT" || /same (?:indentation|column)/.test(error.message)) {
    return { message: "this line's indentation fits none above it", remedy: "line it up with its neighbours", offset };
  }
  const [firstLine = ""] = error.message.split("\n");
  return {
    message: `not YAML here: ${firstLine.slice(0, 120)}`,
    remedy: "compare the line with its neighbours",
    offset,
  };
}

/** The start of the quoted text that reaches to an offset: its end says little about where the quote is missing. */
function quotedTextAround(document: Document, offset: number): number | null {
  let start: number | null = null;
  visit(document, {
    Scalar(_key, node) {
      const [from, to] = node.range ?? [0, -1];
      if (isScalar(node) && node.type?.startsWith("QUOTE") === true && from <= offset && offset <= to + 1) start = from;
    },
  });
  return start;
}
