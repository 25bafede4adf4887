import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseWatchlist } from "./parse-watchlist.ts";
import { isWatchableRepo, REPO_PATTERN, guessRepo } from "./repo-fault.ts";

function expectRefusal(text: string, message: string): void {
  const { watchlist, diagnostics } = parseWatchlist(text, "w.yaml");
  expect(watchlist).toBeNull();
  expect(diagnostics.map((d) => d.message).join("\n")).toContain(message);
  expect(diagnostics.length).toBeLessThanOrEqual(501);
}

describe("hostile files", () => {
  it("refuses a bomb of references", () => {
    const levels = Array.from({ length: 9 }, (_, i) => {
      return `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(", ")}]`;
    });
    expectRefusal(`l0: &l0 [x]\n${levels.join("\n")}\n`, "more than 100 references");
  });

  it("refuses a list that contains itself", () => {
    expectRefusal("projects: &a [*a]\n", "nested too deeply");
  });

  it.each(["[", "{", "- ", "? "])("refuses %j without end", (opener) => {
    expectRefusal(opener.repeat(20_000), "nested too deeply");
  });

  it("reads 20,000 keys, and finds the duplicate, without comparing each with each", () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`);
    const { diagnostics } = parseWatchlist([...keys, "k7: 2"].join("\n"), "w.yaml");
    expect(diagnostics).toHaveLength(501);
    expect(parseWatchlist("k7: 1\nk7: 2", "w.yaml").diagnostics.at(-1)?.message).toContain("line 1");
  });

  it("refuses more than a megabyte, counted in bytes, before reading it", () => {
    expectRefusal(`# ${"x".repeat(1_000_000)}`, "larger than 1 MB");
    expectRefusal(`# ${"é".repeat(500_001)}`, "larger than 1 MB");
  });

  it("reads a watchlist of 10,000 lines", () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `  - owner-${i}/project-${i}`);
    expect(parseWatchlist(`projects:\n${lines.join("\n")}\n`, "w.yaml").watchlist?.projects).toHaveLength(10_000);
  });

  it("keeps to YAML 1.2 even where the file asks for 1.1", () => {
    const text = "%YAML 1.1\n---\nprojects:\n  - repo: a/beta\n    added: 2026-03-27\n    name: yes\n";
    expect(parseWatchlist(text, "w.yaml").watchlist?.projects[0]).toMatchObject({ name: "yes", added: "2026-03-27" });
  });
});

const TOKENS = [
  ...["projects:", "coverage:", "excluded:", "repo:", "name:", "formerly:", "packages:", "kind:", "a/beta", "A/b.git"],
  ...["\n", "\n  ", "\n    ", "- ", ": ", "[", "]", "{", "}", ", ", "&a ", "*a", "!t ", "|\n", ">\n", "'", '"', "\\"],
  ...[
    "#",
    " # x",
    "\t",
    "\r",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "? ",
    "~",
    "1",
    "__proto__: ",
    "<<: ",
    "@",
    "`",
    "é",
    "\0",
  ],
];

describe("no text makes it throw", () => {
  const expectSane = (text: string): void => {
    const { watchlist, diagnostics } = parseWatchlist(text, "w.yaml");
    const lines = text.split("\n");
    for (const d of diagnostics) {
      expect(d.line).toBeGreaterThanOrEqual(1);
      expect(d.line).toBeLessThanOrEqual(lines.length);
      expect(d.column).toBeGreaterThanOrEqual(1);
      expect(d.column).toBeLessThanOrEqual((lines[d.line - 1]?.length ?? 0) + 1);
      expect(d.message.length * d.remedy.length).toBeGreaterThan(0);
      expect(d.message).not.toContain("\n");
    }
    expect(watchlist === null).toBe(diagnostics.some((d) => d.severity === "error"));
  };

  it("random text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), expectSane), { numRuns: 500 });
  });

  it("random bytes", () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => new TextDecoder().decode(array));
    fc.assert(fc.property(bytes, expectSane), { numRuns: 500 });
  });

  it("soup of what watchlists are made of", () => {
    const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }).map((tokens) => tokens.join(""));
    fc.assert(fc.property(soup, expectSane), { numRuns: 2000 });
  });
});

const name = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9._-]{4,12}x$/);
const repo = fc.tuple(fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/), name).map((parts) => parts.join("/"));
const word = fc.stringMatching(/^[A-Za-z][A-Za-z :#'"&*!%@,[\]{}|>-]{0,15}[a-z]$/);
const entry = fc.record(
  {
    repo,
    name: word,
    aliases: fc.array(word, { maxLength: 3 }),
    homepage: fc.webUrl({ validSchemes: ["http", "https"] }),
    packages: fc.record({ npm: fc.array(word, { maxLength: 2 }) }, { requiredKeys: [] }),
    category: word,
    description: word,
  },
  { requiredKeys: ["repo"] },
);
const projects = fc.uniqueArray(fc.oneof(repo, entry), {
  minLength: 1,
  maxLength: 6,
  selector: (project) => (typeof project === "string" ? project : project.repo).toLowerCase(),
});
const comments = fc.array(fc.tuple(fc.nat(60), fc.constantFrom("", "# note", "    # - a/b", "  #: [")), {
  maxLength: 8,
});

describe("a good file stays what it says", () => {
  it("whatever its values hold, and whatever comments and empty lines stand between its lines", () => {
    fc.assert(
      fc.property(projects, comments, (list, noise) => {
        const text = stringify({ projects: list }, { lineWidth: 0 });
        const plain = parseWatchlist(text, "w.yaml").watchlist;
        expect(plain?.projects.map((p) => p.repo)).toEqual(list.map((p) => (typeof p === "string" ? p : p.repo)));
        const lines = text.split("\n");
        for (const [at, comment] of noise) lines.splice(at % lines.length, 0, comment);
        expect(parseWatchlist(lines.join("\n"), "w.yaml").watchlist).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the rule for owner/name", () => {
  it("is the same for editors (a pattern) as for the checker", () => {
    const near = fc.oneof(repo, fc.stringMatching(/^[a-zA-Z0-9-]{0,4}\/?[a-zA-Z0-9._/-]{0,6}(\.git)?$/));
    const pattern = new RegExp(REPO_PATTERN);
    fc.assert(
      fc.property(near, (text) => {
        expect(pattern.test(text)).toBe(isWatchableRepo(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("finds the name again in every form of its address", () => {
    const forms = [
      "https://github.com/%",
      "http://www.github.com/%/",
      "github.com/%.git",
      "git@github.com:%.git",
      "%/",
    ];
    fc.assert(
      fc.property(repo, fc.constantFrom(...forms), (text, form) => {
        fc.pre(isWatchableRepo(text));
        expect(guessRepo(form.replace("%", text))).toBe(text);
      }),
    );
  });
});
