import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { REPOSITORY_ROOT } from "@groundswell/support";
import { expect, test } from "vitest";

const BUILD = join(REPOSITORY_ROOT, "apps", "dashboard", "build");
const LIMIT_KB = 90;

/** Names of scripts within a list that the build wrote. */
const scriptsIn = (list: string) => list.match(/[\w./-]+\.js/g) ?? [];

/** What a page, or its shell, makes the browser load, as the built server tells it. */
function scriptsOf(node: string): string[] {
  const text = readFileSync(join(BUILD, "server", "nodes", `${node}.js`), "utf8");
  return scriptsIn(/\bimports = \[([^\]]*)\]/.exec(text)?.[1] ?? "");
}

function kilobytesOf(scripts: Iterable<string>): number {
  let bytes = 0;
  for (const script of scripts) bytes += gzipSync(readFileSync(join(BUILD, "client", script))).length;
  return bytes / 1_024;
}

const manifest = readFileSync(join(BUILD, "server", "manifest.js"), "utf8");
const start = scriptsIn(/client: \{.*imports:\[([^\]]*)\]/.exec(manifest)?.[1] ?? "");
const pages = [...manifest.matchAll(/id: "([^"]*)",(?:(?!\bid: ).)*?page: \{[^}]*leaf: (\d+) \}/gs)].map(
  ([, route = "", leaf = ""]) => ({ route, scripts: new Set([...start, ...["0", "1", leaf].flatMap(scriptsOf)]) }),
);

test("no page loads more than 90 KB of script, compressed, until somebody uses what needs more", () => {
  const sizes = pages.map(({ route, scripts }) => ({ route, kilobytes: kilobytesOf(scripts) }));
  expect(sizes.length).toBeGreaterThan(10);
  for (const { route, kilobytes } of sizes) expect(kilobytes, route).toBeGreaterThan(30);
  expect(sizes.filter(({ kilobytes }) => kilobytes > LIMIT_KB)).toEqual([]);
});

test("what checks the API's answers, and words of charts in other languages, stay on the server", () => {
  const texts = [...new Set(pages.flatMap(({ scripts }) => [...scripts]))].map((script) =>
    readFileSync(join(BUILD, "client", script), "utf8"),
  );
  expect(texts.filter((text) => /ZodError|_zod/.test(text))).toEqual([]);
  expect(texts.filter((text) => text.includes("Sterne pro Woche"))).toEqual([]);
});
