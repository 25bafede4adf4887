import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findMarkupWords } from "./find-markup-words.ts";

const SRC = new URL("../../", import.meta.url);

it.each(
  readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".svelte"))
    .sort(),
)("%s has its words from lib/strings, where they can be read together and put in another language", (path) => {
  expect(
    findMarkupWords(readFileSync(new URL(path.replaceAll("[", "%5B").replaceAll("]", "%5D"), SRC), "utf8")),
  ).toEqual([]);
});

describe("words in markup are found", () => {
  it.each([
    ["as text", "<p>All projects</p>", ["All projects"]],
    ["in what is spoken", '<nav aria-label="Pages"></nav>', ["Pages"]],
    ["in parts of what is spoken", '<nav aria-label="{name}: pages"></nav>', [": pages"]],
    ["as a component's text", '<Notice title="Careful" tone="warn" />', ["Careful"]],
    ["in expressions", '{count === "one" ? "a project" : `${count} projects`}', ["a project", "projects"]],
    ["within blocks", "{#if a}<p>yes</p>{:else}<p>no</p>{/if}", ["yes", "no"]],
    ["within each", "{#each list as item (item)}<li>entry</li>{:else}none{/each}", ["entry", "none"]],
    ["within snippets", "<Head>{#snippet about()}Told here{/snippet}</Head>", ["Told here"]],
  ])("%s", (_, source, words) => {
    expect(findMarkupWords(source)).toEqual(words);
  });

  it.each([
    ["classes and keys", '<p class="small" role="note">{text.open} × {format("day")}</p>'],
    ["conditions", '{#if kind === "release"}{name}{/if}{kind === "x" ? a : b}'],
    ["keys of the keyboard", "<kbd>Esc</kbd>"],
  ])("but not %s", (_, source) => {
    expect(findMarkupWords(source)).toEqual([]);
  });
});
