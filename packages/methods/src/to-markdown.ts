import type { Methods } from "./method-sections.ts";
import { parseText } from "./parse-text.ts";
import type { MethodSection, Table, Text } from "./section.ts";

/** A document, by its path within `docs/`. */
export interface MethodDocument {
  path: string;
  markdown: string;
}

const MAIN = "methods.md";
const HISTORY = "methods/real-history.md";
/** Sections with long tables have a document of their own. */
const IN_HISTORY: readonly string[] = ["real-history", "known-falls", "story-history"];
const GENERATED = "<!-- Made by `npm run methods` from packages/methods: change it there. -->";

/** The methods as documents that hold what the page holds. */
export function toMarkdown(methods: Methods): MethodDocument[] {
  const sections = methods.parts.flatMap((part) => part.sections);
  const headings = new Map(sections.map(({ id, title }) => [id, { file: fileOf(id), slug: slugOf(title) }]));
  const link = (id: string, from: string): string => {
    const heading = headings.get(id);
    if (heading === undefined) throw new RangeError(`no section ${id}`);
    const way = from === MAIN ? heading.file : "../methods.md";
    return `${heading.file === from ? "" : way}#${heading.slug}`;
  };
  const write = (section: MethodSection) => writeSection(section, (id) => link(id, fileOf(section.id)));
  const main = [
    `# ${methods.title}`,
    GENERATED,
    methods.deck,
    asList(methods.principles),
    asList(sections.map(({ id, title }) => `[${title}](${link(id, MAIN)})`)),
    ...methods.parts.flatMap((part) => {
      const own = part.sections.filter(({ id }) => fileOf(id) === MAIN);
      return own.length === 0 ? [] : [`## ${part.title}`, ...own.flatMap(write)];
    }),
  ];
  const own = sections.filter(({ id }) => fileOf(id) === HISTORY);
  const history = ["# What the methods make of real projects", GENERATED, ...own.flatMap(write)];
  return [
    { path: MAIN, markdown: joinBlocks(main) },
    { path: HISTORY, markdown: joinBlocks(history) },
  ];
}

function fileOf(id: string): string {
  return IN_HISTORY.includes(id) ? HISTORY : MAIN;
}

/** A heading's anchor, as GitHub makes it. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");
}

function writeSection(section: MethodSection, link: (id: string) => string): string[] {
  const text = (value: Text) => writeText(value, link);
  const { says, list, formula, needs, blind, measured, tables, sources } = section;
  return [
    `### ${section.title}`,
    ...says.map(text),
    asList(list.map(text)),
    asList(formula.map((line) => `\`${line}\``)),
    needs === null ? "" : `**Needs.** ${text(needs)}`,
    blind.length === 0 ? "" : `**Can’t see.**\n\n${asList(blind.map(text))}`,
    measured.length === 0 ? "" : `**Measured.** ${measured.map(text).join("\n\n")}`,
    ...tables.map(writeTable),
    sources.length === 0 ? "" : `**Sources.** ${sources.map(text).join("; ")}.`,
  ];
}

function writeText(text: Text, link: (id: string) => string): string {
  return parseText(text)
    .map((piece) => {
      if (piece.kind === "code") return `\`${piece.text}\``;
      if (piece.kind === "text") return piece.text;
      return `[${piece.text}](${piece.href.startsWith("#") ? link(piece.href.slice(1)) : piece.href})`;
    })
    .join("");
}

function writeTable({ caption, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `${caption}:`,
    "",
    line(columns.map(({ title }) => title)),
    line(columns.map(({ align }) => (align === "left" ? "---" : "---:"))),
    ...rows.map(line),
  ].join("\n");
}

function asList(texts: readonly string[]): string {
  return texts.map((text) => `- ${text}`).join("\n");
}

function joinBlocks(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
