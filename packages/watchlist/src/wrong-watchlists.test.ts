import { describe, expect, it } from "vitest";
import { parseWatchlist } from "./parse-watchlist.ts";

/** What is wrong, the file, and each error's `line:column` with words of its message and of its remedy. */
type Case = [why: string, text: string, ...errors: [place: string, message: string, remedy: string][]];

const P = "projects:\n";

const CASES: Case[] = [
  ["an empty file", "", ["1:1", "nothing in it", "begin with `projects:`"]],
  ["comments alone", "# soon\n", ["1:1", "nothing in it", "begin with `projects:`"]],
  ["a list at the top", "- a/beta\n", ["1:1", "the file is a list", "begin the file with a key"]],
  ["text at the top", "hello\n", ["1:1", "the file is text", "begin the file with a key"]],
  ["no projects at all", "coverage: []\n", ["1:1", "`projects` is missing", "add `projects:`"]],
  ["projects without entries", "projects:\n", ["1:10", "`projects` has no value", "give it one"]],
  ["an empty list of projects", "projects: []\n", ["1:11", "lists nothing", "at least one entry"]],
  ["projects as a mapping", "projects:\n  a/beta:\n", ["2:3", "a mapping, not a list", "begin each entry with `- `"]],
  ["a hyphen without a space", "projects:\n  -a/beta\n", ["2:3", "text, not a list", "a space after each `-`"]],
  ["a misspelt top key", "project:\n  - a/beta\n", ["1:1", 'unknown key "project"', "did you mean `projects`?"]],
  ["a misspelt key", `${P}  - repo: a/beta\n    nmae: x\n`, ["3:5", '"nmae"', "did you mean `name`?"]],
  ["another case of a key", `${P}  - repo: a/beta\n    Formerly: []\n`, ["3:5", '"Formerly"', "`formerly`"]],
  ["a key like no other", `${P}  - repo: a/beta\n    stars: 3\n`, ["3:5", '"stars"', "the keys here are repo, name"]],
  ["a misspelt package index", `${P}  - {repo: a/beta, packages: {nmp: []}}\n`, ["2:31", '"nmp"', "`npm`"]],
  ["a colon after the name", `${P}  - a/beta:\n`, ["2:5", '"a/beta"', "take the colon away: `- a/beta`"]],
  ["a name as a key", `${P}  - a/beta:\n      name: B\n`, ["2:5", '"a/beta"', "write it as `repo: a/beta`"]],
  ["no owner", `${P}  - ollama\n`, ["2:5", 'not an owner/name: "ollama"', "write the owner too"]],
  [
    "an address",
    `${P}  - https://github.com/a/beta/tree/main?x#y\n`,
    ["2:5", "not an owner/name", "write it as a/beta"],
  ],
  ["a clone address", `${P}  - git@github.com:a/beta.git\n`, ["2:5", "not an owner/name", "write it as a/beta"]],
  ["the suffix .git", `${P}  - repo: a/beta.git\n`, ["2:11", "not an owner/name", "write it as a/beta"]],
  ["a slash at the end", `${P}  - a/beta/\n`, ["2:5", "not an owner/name", "write it as a/beta"]],
  ["another host", `${P}  - https://gitlab.com/a/beta\n`, ["2:5", "not an owner/name", "only GitHub"]],
  ["an impossible owner", `${P}  - a--b/beta\n`, ["2:5", "not an owner/name", "single hyphens"]],
  ["an impossible name", `${P}  - a/..\n`, ["2:5", "not an owner/name", "a repository's name has"]],
  ["a bad former name", `${P}  - {repo: a/beta, formerly: [gamma]}\n`, ["2:31", '"gamma"', "write the owner too"]],
  ["the same project twice", `${P}  - a/beta\n  - a/beta\n`, ["3:5", "already listed on line 2", "delete one"]],
  [
    "names that differ by case",
    `${P}  - a/beta\n  - A/Beta\n`,
    ["3:5", "same repository as a/beta on line 2", "spelling"],
  ],
  [
    "a project under another's former name",
    `${P}  - repo: a/beta\n    formerly: [Old/beta]\n  - old/beta\n`,
    ["4:5", "old/beta is a former name of a/beta (line 3)", "take the name out of `formerly` on line 3"],
  ],
  [
    "a former name of two projects",
    `${P}  - {repo: a/beta, formerly: [old/x]}\n  - {repo: a/gamma, formerly: [old/x]}\n`,
    ["3:32", "former name of a/beta too (line 2)", "keep it with"],
  ],
  [
    "a project that is also excluded",
    `${P}  - a/beta\nexcluded:\n  - repo: A/beta\n    reason: asked\n`,
    ["4:11", "excluded, and watched on line 2", "delete one"],
  ],
  [
    "a project that is excluded under a name that it had",
    `${P}  - repo: a/beta\n    formerly: [x/beta]\nexcluded:\n  - repo: X/beta\n    reason: asked\n`,
    ["5:11", "excluded, and watched as a/beta (line 3)", "delete one"],
  ],
  ["a number for a name", `${P}  - repo: a/beta\n    name: 1.0\n`, ["3:11", "a number, not text", 'in quotes: "1.0"']],
  ["a list for a name", `${P}  - repo: a/beta\n    name: [B]\n`, ["3:11", "a list, not text", "without [ ]"]],
  ["text for a list", `${P}  - repo: a/beta\n    formerly: c/d\n`, ["3:15", "text, not a list", "[c/d]"]],
  ["a mapping for a list", `${P}  - repo: a/beta\n    aliases: {x: 1}\n`, ["3:14", "a mapping, not a list", "`- `"]],
  ["true for a word", `${P}  - repo: a/beta\n    context: [agent, true]\n`, ["3:22", "entry 2 of `context`", '"true"']],
  ["text for packages", `${P}  - repo: a/beta\n    packages: x\n`, ["3:15", "text, not a mapping", "indented"]],
  ["a key without a value", `${P}  - repo: a/beta\n    homepage:\n`, ["3:14", "has no value", "delete the line"]],
  ["an empty name", `${P}  - repo: a/beta\n    name: ""\n`, ["3:11", "`name` is empty", "delete the line"]],
  ["an endless description", `${P}  - repo: a/beta\n    why: ${"x".repeat(501)}\n`, ["3:10", "501", "keep it to 500"]],
  ["a missing repo", `${P}  - name: Beta\n`, ["2:5", "`repo` is missing", "add `repo:`"]],
  ["an empty entry", `${P}  -\n  - a/beta\n`, ["2:4", "entry 1 of `projects` is empty", "write an owner/name"]],
  ["a number as an entry", `${P}  - 12\n`, ["2:5", "entry 1 of `projects` is a number", "`repo:`"]],
  ["an entry inside an entry", `${P}  - - a/beta\n`, ["2:5", "is a list", "write `owner/name`"]],
  ["an entry too far to the right", `${P}  - a/beta\n   - c/delta\n`, ["2:5", "a/beta - c/delta", "line the `-` up"]],
  ["an address without http", `${P}  - {repo: a/beta, homepage: beta.dev}\n`, ["2:30", "beta.dev", "https://beta.dev"]],
  [
    "an address of another kind",
    `${P}  - {repo: a/beta, homepage: "javascript:x"}\n`,
    ["2:30", "not a web", "only http"],
  ],
  [
    "an address with a password",
    `${P}  - {repo: a/beta, homepage: "https://u:p@x.y"}\n`,
    ["2:30", "password", "public"],
  ],
  ["an address with a space", `${P}  - {repo: a/beta, homepage: "https://x y"}\n`, ["2:30", "not a web", "spaces"]],
  ["a day that never was", `${P}  - {repo: a/beta, added: 2026-02-30}\n`, ["2:27", '"2026-02-30"', "YYYY-MM-DD"]],
  [
    "an unknown kind of discussion",
    `${P}  - a/beta\ndiscussion:\n  - kind: blueski\n`,
    ["4:11", '"blueski"', "did you mean `bluesky`?"],
  ],
  [
    "Reddit without a key",
    `${P}  - a/beta\ndiscussion:\n  - {kind: reddit, userAgent: "linux:x.y:1 (by /u/z)"}\n`,
    ["4:5", "`keyEnv` is missing", "add `keyEnv:`"],
  ],
  [
    "a key in the place of its variable's name",
    `${P}  - a/beta\ndiscussion:\n  - {kind: bluesky, keyEnv: me.bsky.social:abcd-efgh}\n`,
    ["4:29", "not the name of an environment variable", "never the key itself"],
  ],
  [
    "a misspelt key of a place of discussion",
    `${P}  - a/beta\ndiscussion:\n  - {kind: reddit, keyEnv: KEY, useragent: "linux:x.y:1 (by /u/z)"}\n`,
    ["4:33", '"useragent"', "did you mean `userAgent`?"],
  ],
  [
    "a host of one's own for a search with a fixed one",
    `${P}  - a/beta\ndiscussion:\n  - {kind: hackernews, url: "http://10.0.0.1"}\n`,
    ["4:24", '"url"', "the keys here are kind"],
  ],
  [
    "a user agent with a line's end in it",
    `${P}  - a/beta\ndiscussion:\n  - {kind: reddit, keyEnv: KEY, userAgent: "linux:x.y:1\\r\\nX: y"}\n`,
    ["4:44", "`userAgent` is no user agent", "as Reddit asks"],
  ],
  ["an unknown coverage kind", `${P}  - a/beta\ncoverage:\n  - kind: feeds\n`, ["4:11", '"feeds"', "`feed`?"]],
  [
    "no coverage kind",
    `${P}  - a/beta\ncoverage:\n  - url: https://x.y\n`,
    ["4:5", "`kind` is missing", "feed, hackernews"],
  ],
  ["a feed without address", `${P}  - a/beta\ncoverage:\n  - kind: feed\n`, ["4:5", "`url` is missing", "add `url:`"]],
  [
    "points in words",
    `${P}  - a/beta\ncoverage:\n  - {kind: hackernews, minPoints: many}\n`,
    ["4:35", "`minPoints` is text, not a number", "without quotes"],
  ],
  [
    "points below nothing",
    `${P}  - a/beta\ncoverage:\n  - {kind: hackernews, minPoints: -1}\n`,
    ["4:35", "not a number of points: -1", "from 0"],
  ],
  [
    "a key of another kind",
    `${P}  - a/beta\ncoverage:\n  - {kind: hackernews, keyEnv: KEY}\n`,
    ["4:24", '"keyEnv"', "kind, url, minPoints"],
  ],
  [
    "a key pasted where its variable's name belongs, which is not repeated",
    `${P}  - a/beta\ncoverage:\n  - {kind: aidran, url: "https://x.y", keyEnv: sk-123}\n`,
    ["4:48", "not the name of an environment variable", "never the key itself"],
  ],
  ["a duplicate key", `${P}  - repo: a/beta\n    repo: c/delta\n`, ["3:5", "already given on line 2", "keep one"]],
  ["a tab", `${P}\t- a/beta\n`, ["2:1", "a tab indents", "spaces"]],
  ["a second document", `${P}  - a/beta\n---\nx: 1\n`, ["3:1", "a second document", "`---`"]],
  ["a bracket left open", `${P}  - {repo: a/beta\n  - c/delta\n`, ["2:17", "never closed", "close it"]],
  ["a quote left open", `${P}  - repo: a/beta\n    name: "B\n  - c/delta\n`, ["3:11", "a quote", "close it"]],
  ["a key out of line", `${P}  - repo: a/beta\n     name: B\n`, ["2:11", "second `key: value`", "line the keys up"]],
  ["an at sign", `${P}  - @a/beta\n`, ["2:5", "keeps for itself", "quotes"]],
  [
    "a reference to nothing",
    `${P}  - a/beta\n  - *x\n`,
    ["3:5", "nothing above is marked", "quotes"],
    ["3:5", "empty", ""],
  ],
  ["a tag", `${P}  - !!js/function a/beta\n`, ["2:5", "tag", "delete"]],
  ["a key that reaches for prototypes", `${P}  - a/beta\n__proto__: {x: 1}\n`, ["3:1", "`__proto__`", "delete"]],
  ["a list as a key", `${P}  - a/beta\n? [x]\n: 1\n`, ["3:3", "not a plain word", "`key: value`"]],
  ["a bell", `${P}  - a/b\u0007eta\n`, ["2:8", "U+0007", "delete it"]],
  ["a mark that turns text around", `${P}  - repo: a/beta # \u202Ex\n`, ["2:20", "U+202E", "delete it"]],
  ["an escaped null", `${P}  - repo: a/beta\n    name: "\\0"\n`, ["3:11", "U+0000", "delete it"]],
  [
    "several faults, told at once and in order",
    `${P}  - ollama\n  - repo: a/beta\n    name: 3\n    x: 1\ncoverage: 1\n`,
    ["2:5", "ollama", "owner"],
    ["4:11", "a number", "quotes"],
    ["5:5", '"x"', "the keys here"],
    ["6:11", "a number, not a list", "list"],
  ],
  [
    "several syntax errors, all with their places",
    'a: b: c\nd: {e\nf: "x\n',
    ["1:4", "second `key: value`", "line the keys up"],
    ["2:5", "never closed", "close it"],
    ["3:4", "a quote", "close it"],
  ],
];

describe("a wrong watchlist is refused with a place, a reason and a remedy", () => {
  it.each(CASES)("%s", (_why, text, ...errors) => {
    const { watchlist, diagnostics } = parseWatchlist(text, "watchlist.yaml");
    const found = diagnostics.filter((d) => d.severity === "error");
    expect(found.map((d) => `${d.line}:${d.column}`)).toEqual(errors.map(([place]) => place));
    for (const [index, [, message, remedy]] of errors.entries()) {
      expect(found[index]?.message).toContain(message);
      expect(found[index]?.remedy).toContain(remedy);
      expect(found[index]?.file).toBe("watchlist.yaml");
    }
    expect(JSON.stringify(found)).not.toContain("sk-123");
    expect(watchlist).toBeNull();
  });
});

it("the list of faults is a long one: what GitHub alone can tell is tried beside the code that asks it", () => {
  expect(new Set(CASES.map(([why]) => why)).size).toBeGreaterThan(70);
});
