import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { REPOSITORY_ROOT as ROOT } from "./start-groundswell.ts";

/** What tools make, and nobody writes by hand. */
const GENERATED = new Set(["node_modules", "build", "coverage", "dist", "test-results"]);
/** Folders of ours whose names begin with a dot; all others are tools' own. */
const OWN_HIDDEN = new Set([".ci", ".github"]);
/** Names of folders at the root: a text in code marks that begins so speaks of a file of ours. */
const TOP = /^(?:apps|archive|docs|packages|scripts|stories|test|\.ci|\.github)\//;
const SOURCE_NAME = /^[\w.-]+\.(?:js|mjs|svelte|ts|yaml|yml)$/;

export interface MarkdownFile {
  /** From the root, with `/`. */
  path: string;
  text: string;
  /** The text without its fenced blocks. */
  prose: string;
}

/** Every file of the repository, from the root, but what tools make. */
export function listFiles(): string[] {
  const visit = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const hidden = entry.name.startsWith(".") && entry.isDirectory() && !OWN_HIDDEN.has(entry.name);
      if (hidden || GENERATED.has(entry.name)) return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? visit(path) : [relative(ROOT, path).replaceAll("\\", "/")];
    });
  return visit(ROOT);
}

export function readMarkdown(files: readonly string[]): MarkdownFile[] {
  return files
    .filter((path) => path.endsWith(".md"))
    .map((path) => {
      const text = readText(path);
      return { path, text, prose: text.replace(/^```[\s\S]*?^```/gm, "") };
    });
}

/** @param path from the root */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** Targets of links and images that stay within the repository, from the root: path and anchor. */
export function listLinks({ path, prose }: MarkdownFile): { path: string; anchor: string }[] {
  return [...prose.matchAll(/\]\(([^)\s]+)\)|<(?:img|source)\b[^>]*?\b(?:src|srcset)="([^"]+)"/g)]
    .map(([, target = "", picture = target]) => picture)
    .filter((target) => !/^[a-z]+:/i.test(target))
    .map((target) => {
      const [file = "", anchor = ""] = target.split("#");
      return { path: file === "" ? path : join(dirname(path), file).replaceAll("\\", "/"), anchor };
    });
}

/** The anchors of a file's headings, as GitHub makes them. */
export function listAnchors(prose: string): string[] {
  return [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );
}

/** Files that a text names in code marks and that are not there. A `*` stands for any name. */
export function findMissingFiles({ prose }: MarkdownFile, files: readonly string[]): string[] {
  const names = new Set(files.map((file) => basename(file)));
  return [...prose.matchAll(/`([^`\s]+)`/g)]
    .map(([, code = ""]) => code)
    .filter((code) => {
      if (TOP.test(code) && /^[\w.@*/-]+$/.test(code)) {
        return code.includes("*") ? globSync(code, { cwd: ROOT }).length === 0 : !existsSync(join(ROOT, code));
      }
      return SOURCE_NAME.test(code) && !names.has(code);
    });
}

/** The names in code marks that begin the rows of the table below a heading of the second level. */
export function listTableNames(text: string, heading: string): string[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name = ""]) => name);
}
