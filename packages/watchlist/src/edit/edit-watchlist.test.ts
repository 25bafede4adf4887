import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseWatchlist } from "../parse-watchlist.ts";
import { addProject, removeProject, sortProjects, type Edited } from "./edit-watchlist.ts";

function textOf(edited: Edited): string {
  if ("fault" in edited) throw new Error(edited.fault.message);
  return edited.text;
}

const add = (text: string, repo: string, more = {}) => textOf(addProject(text, { repo, ...more }));

const GROUPED = `# what is watched
projects:
  # Agents: they act.

  # ours
  - repo: b/goose # the one
    category: agents
    # since it moved
  - c/quiet

  # Runtimes.

  - repo: "d/run"
    category: runtimes
    description: >
      # no comment
      text
  # - e/off, not yet

coverage:
  - kind: hackernews
`;

describe("add", () => {
  it("puts a project behind those of its category, in the manner of the others", () => {
    const entry = "  - repo: a/lamp\n    category: agents\n    description: 'Lights: many.'\n";
    const added = add(GROUPED, "a/lamp", { category: "agents", description: "Lights: many." });
    expect(added).toBe(
      GROUPED.replace("it moved\n", `it moved\n${entry.replace("'Lights: many.'", '"Lights: many."')}`),
    );
  });

  it.each([
    ["at the end, without a category", "projects:\n- a/b\n- x/y\n- c/d\n", "projects:\n- a/b\n- x/y\n- c/d\n- k/l\n"],
    ["into a sorted list's order", "projects:\n  - a/b\n  - x/y\n", "projects:\n  - a/b\n  - k/l\n  - x/y\n"],
    ["before the first of a sorted list", "projects:\n  - m/b\n  - x/y\n", "projects:\n  - k/l\n  - m/b\n  - x/y\n"],
    ["in a file of Windows'", "projects:\r\n  - a/b\r\n\r\n# z\r\n", "projects:\r\n  - a/b\r\n  - k/l\r\n\r\n# z\r\n"],
    ["behind a byte-order mark", "\uFEFFprojects:\n  - a/b\n", "\uFEFFprojects:\n  - a/b\n  - k/l\n"],
    ["where the last line has no end", "projects:\n  - a/b", "projects:\n  - a/b\n  - k/l"],
    ["with empty lines between", "projects:\n  - a/b\n\n  - c/d\n", "projects:\n  - a/b\n\n  - c/d\n\n  - k/l\n"],
    ["in brackets", "projects: [a/b, c/d] # all\n", "projects: [a/b, c/d, k/l] # all\n"],
    ["in quotes where all have them", 'projects:\n  - "a/b"\n', 'projects:\n  - "a/b"\n  - "k/l"\n'],
    ["with the hyphens' own gap", "projects:\n -   a/b\n", "projects:\n -   a/b\n -   k/l\n"],
    [
      "behind text whose empty lines count",
      "projects:\n  - repo: a/b\n    name: >+\n      B\n\ncoverage: []\n",
      "projects:\n  - repo: a/b\n    name: >+\n      B\n\n  - k/l\ncoverage: []\n",
    ],
  ])("%s", (_why, before, after) => {
    expect(add(before, "k/l")).toBe(after);
  });
});

describe("remove", () => {
  it("takes the entry, its own comments and the empty line that parted it", () => {
    const removed = textOf(removeProject(GROUPED, "B/Goose"));
    expect(removed).toBe(GROUPED.replace(/ {2}# ours\n[^]*since it moved\n/, ""));
  });

  it("finds a project by a name that it had", () => {
    const text = "projects:\n  - repo: a/b\n    formerly: [x/y]\n\n  - c/d\n";
    expect(textOf(removeProject(text, "x/y"))).toBe("projects:\n  - c/d\n");
  });

  it("notes who asked to be left out, in a section of its own or in the one that is there", () => {
    const once = textOf(removeProject("projects:\n  - a/b\n  - c/d\n  - e/f\n", "a/b", { reason: "asked: by mail" }));
    const section = '\nexcluded:\n  - repo: a/b\n    reason: "asked: by mail"\n';
    expect(once).toBe(`projects:\n  - c/d\n  - e/f\n${section}`);
    const twice = textOf(removeProject(once, "c/d", { reason: "moved" }));
    expect(twice).toBe(`projects:\n  - e/f\n${section}  - repo: c/d\n    reason: moved\n`);
  });

  it("takes no entry out of brackets beside a comment, which may be another's", () => {
    const text = "projects: [\n  a/b, # the first\n  c/d, # asked by mail\n  e/f # last\n] # all\n";
    for (const repo of ["a/b", "c/d", "e/f"]) {
      const message = "it is written in a way that a machine can't edit with certainty";
      expect(removeProject(text, repo)).toMatchObject({ fault: { message } });
    }
    expect(textOf(removeProject("projects: [\n  a/b,\n  c/d,\n  e/f\n] # all\n", "c/d"))).toBe(
      "projects: [\n  a/b,\n  e/f\n] # all\n",
    );
    expect(textOf(removeProject("projects: [a/b, c/d] # all\n", "c/d"))).toBe("projects: [a/b] # all\n");
  });

  it("refuses the last project, and a name that nobody has", () => {
    expect(removeProject("projects: [a/b]\n", "a/b")).toMatchObject({ fault: { remedy: "add another first" } });
    expect(removeProject("projects: [a/b, c/d]\n", "a/x")).toMatchObject({
      fault: { message: "no project is or was called a/x" },
    });
  });
});

describe("sort", () => {
  it("moves entries with their comments, and nothing across a comment that heads others", () => {
    const text =
      "projects:\n  # one\n\n  - z/z # last\n  # of b\n  - B/b\n    # inner\n  - a/a\n\n  # two\n\n  - a/0\n";
    expect(textOf(sortProjects(text))).toBe(
      "projects:\n  # one\n\n  - a/a\n  # of b\n  - B/b\n    # inner\n  - z/z # last\n\n  # two\n\n  - a/0\n",
    );
  });

  it("refuses what a mark of YAML's own would mean otherwise elsewhere", () => {
    const text = "projects:\n  - {repo: z/z, context: &w [x]}\n  - {repo: a/a, context: *w}\n";
    expect(sortProjects(text)).toHaveProperty("fault");
  });
});

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const repo = fc.tuple(word, word).map((parts) => parts.join("/"));
const EOL = fc.constantFrom("\n", "\r\n");
const extra = fc.constantFrom(
  "",
  "    # inner",
  "    name: N # it",
  "    description: >\n      # text\n      more",
  "    context: [a,\n      b]",
);
const entryText = fc.record({
  above: fc.constantFrom("", "", "  # about it", "  # one\n  #two"),
  blank: fc.boolean(),
  head: fc.constantFrom("", "", "  # A head.\n"),
  long: fc.boolean(),
  quote: fc.constantFrom("", "", '"', "'"),
  note: fc.constantFrom("", " # note"),
  extra,
});
const file = fc
  .record({
    repos: fc.uniqueArray(repo, { minLength: 1, maxLength: 6 }),
    entries: fc.array(entryText, { minLength: 6, maxLength: 6 }),
    eol: EOL,
    mark: fc.constantFrom("", "\uFEFF"),
    top: fc.constantFrom("", "# top\n\n", "coverage: []\n"),
    tail: fc.constantFrom("", "\n# end\n", "\nexcluded:\n  - repo: zz/zz\n"),
    isEnded: fc.boolean(),
  })
  .map(({ repos, entries, eol, mark, top, tail, isEnded }) => {
    const body = repos.map((name, i) => {
      const {
        above,
        blank,
        head,
        long,
        quote,
        note,
        extra: more,
      } = entries[i] ?? { above: "", blank: false, head: "", long: false, quote: "", note: "", extra: "" };
      const first = `  - ${long ? "repo: " : ""}${quote}${name}${quote}${note}`;
      const lines = [...(above === "" ? [] : [above]), first, ...(long && more !== "" ? [more] : [])];
      return `${head === "" ? "" : `\n${head}\n`}${blank ? "\n" : ""}${lines.join("\n")}\n`;
    });
    const text = `${top}projects:\n${body.join("")}${tail}`;
    return { repos, text: mark + (isEnded ? text : text.trimEnd()).replaceAll("\n", eol) };
  });

describe("whatever the file looks like", () => {
  it("add inserts, and every other byte stays where it was", () => {
    fc.assert(
      fc.property(file, fc.option(word, { nil: undefined }), ({ text }, description) => {
        const added = add(text, "new-owner/new-name", { description });
        let from = 0;
        while (from < text.length && text[from] === added[from]) from += 1;
        let to = 0;
        while (to < text.length - from && text.at(-1 - to) === added.at(-1 - to)) to += 1;
        expect(from + to).toBe(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it("remove takes back what add has written", () => {
    fc.assert(
      fc.property(file, ({ text }) => {
        expect(textOf(removeProject(add(text, "new-owner/new-name"), "new-owner/new-name"))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it("remove keeps every line that is not the entry's, in order", () => {
    fc.assert(
      fc.property(file, fc.nat(), ({ repos, text }, at) => {
        fc.pre(repos.length > 1);
        const gone = repos[at % repos.length] ?? "";
        const left = textOf(removeProject(text, gone));
        const lines = text.split(/\r?\n/);
        let next = 0;
        for (const line of left.split(/\r?\n/)) {
          next = lines.indexOf(line, next) + 1;
          expect(next).toBeGreaterThan(0);
        }
        const { watchlist } = parseWatchlist(left, "w.yaml");
        expect(watchlist?.projects.map((project) => project.repo)).toEqual(repos.filter((name) => name !== gone));
      }),
      { numRuns: 300 },
    );
  });

  it("sort keeps every line and every entry's own comment above it, and sorts once and for all", () => {
    fc.assert(
      fc.property(file, ({ text }) => {
        const sorted = textOf(sortProjects(text));
        expect(
          sorted
            .split("\n")
            .map((line) => line.trimEnd())
            .toSorted(),
        ).toEqual(
          text
            .split("\n")
            .map((line) => line.trimEnd())
            .toSorted(),
        );
        expect(textOf(sortProjects(sorted))).toBe(sorted);
        const above = (all: string) =>
          new Map(
            [...all.matchAll(/((?:^ {2}#.*\r?\n)*)^ {2}- (?:repo: )?["']?([\w/]+)/gm)].map(([, comment, name]) => [
              name,
              comment?.replaceAll("\r", ""),
            ]),
          );
        expect(above(sorted)).toEqual(above(text));
      }),
      { numRuns: 300 },
    );
  });
});
