import { describe, expect, it } from "vitest";
import { parseWatchlist } from "./parse-watchlist.ts";

const FULL = `# yaml-language-server: $schema=./watchlist.schema.json
projects:
  - ollama/ollama                       # one line is enough
  - repo: aaif-goose/goose
    name: Goose
    formerly: [block/goose]
    aliases: [codename goose]
    homepage: https://goose-docs.ai
    packages: { npm: [], pypi: [goose-ai], huggingface: [] }
    maintainers: [Block]
    notContext: [golden goose]
    context: [agent, MCP]
    category: agents
    description: "An agent: on your desk"
    topics: [agents, mcp]
    added: 2026-03-27
    why: named by AIDRAN
coverage:
  - kind: feed
    url: https://example.org/feed.xml
  - kind: hackernews
  - kind: hackernews
    url: https://hn.example.org
    minPoints: 50
  - kind: aidran
    url: https://aidran.ai/api
    keyEnv: AIDRAN_API_KEY
    siteUrl: https://aidran.ai
excluded:
  - repo: some-one/else
    reason: asked to be left out
  - repo: some-one/other
    reason: asked, too
`;

describe("a good watchlist", () => {
  it("is read with every field, without a diagnostic", () => {
    const { watchlist, diagnostics } = parseWatchlist(FULL, "watchlist.yaml");
    expect(diagnostics).toEqual([]);
    expect(watchlist?.projects[1]).toEqual({
      repo: "aaif-goose/goose",
      name: "Goose",
      formerly: ["block/goose"],
      aliases: ["codename goose"],
      homepage: "https://goose-docs.ai",
      packages: { npm: [], pypi: ["goose-ai"], huggingface: [] },
      maintainers: ["Block"],
      notContext: ["golden goose"],
      context: ["agent", "MCP"],
      category: "agents",
      description: "An agent: on your desk",
      topics: ["agents", "mcp"],
      added: "2026-03-27",
      why: "named by AIDRAN",
    });
    expect(watchlist?.coverage).toEqual([
      { kind: "feed", url: "https://example.org/feed.xml" },
      { kind: "hackernews" },
      { kind: "hackernews", url: "https://hn.example.org", minPoints: 50 },
      {
        kind: "aidran",
        url: "https://aidran.ai/api",
        keyEnv: "AIDRAN_API_KEY",
        siteUrl: "https://aidran.ai",
      },
    ]);
    expect(watchlist?.excluded).toEqual([
      { repo: "some-one/else", reason: "asked to be left out" },
      { repo: "some-one/other", reason: "asked, too" },
    ]);
  });

  it("fills in everything that a bare line leaves out", () => {
    const { watchlist } = parseWatchlist(FULL, "watchlist.yaml");
    expect(watchlist?.projects[0]).toEqual({
      repo: "ollama/ollama",
      name: "ollama",
      formerly: [],
      aliases: [],
      homepage: null,
      packages: { npm: [], pypi: [], huggingface: [] },
      maintainers: [],
      notContext: [],
      context: [],
      category: null,
      description: null,
      topics: [],
      added: null,
      why: null,
    });
  });

  it("may be written by Windows: a byte-order mark and CRLF change nothing", () => {
    const windows = parseWatchlist(`\uFEFF${FULL.replaceAll("\n", "\r\n")}`, "w.yaml");
    expect(windows).toEqual(parseWatchlist(FULL, "w.yaml"));
  });

  it("may repeat a list by reference", () => {
    const text = "projects:\n  - repo: a/beta\n    context: &words [agent]\n  - repo: a/gamma\n    context: *words\n";
    expect(parseWatchlist(text, "w.yaml").watchlist?.projects[1]?.context).toEqual(["agent"]);
  });

  it("keeps today's name out of the former names, with a warning (a project may move away and back)", () => {
    const text =
      "projects:\n  - repo: janhq/jan\n    formerly: [menlo/jan, JanHQ/jan, menlo/jan]\n    context: [llm]\n";
    const { watchlist, diagnostics } = parseWatchlist(text, "w.yaml");
    expect(watchlist?.projects[0]?.formerly).toEqual(["menlo/jan"]);
    expect(diagnostics.map((d) => [d.severity, d.line, d.column])).toEqual([
      ["warning", 3, 27],
      ["warning", 3, 38],
    ]);
  });
});

describe("warnings leave the watchlist usable", () => {
  it.each([
    ["an everyday word without context", "projects:\n  - repo: x/goose\n", 2, 11, "give `context`"],
    ["a name of three letters without context", "projects:\n  - x/exo\n", 2, 5, "give `context`"],
    [
      "an alias that another project has",
      "projects:\n  - repo: x/alpha\n    aliases: [Zeta]\n  - repo: y/zeta\n",
      4,
      11,
      "its own name",
    ],
    [
      "a category that is a slip away from a common one",
      "projects:\n  - {repo: a/alpha, category: agents}\n  - {repo: a/beta, category: agents}\n  - {repo: a/gamma, category: Agent}\n",
      4,
      31,
      'did you mean "agents"?',
    ],
    [
      "who is excluded without a reason",
      "projects:\n  - a/alpha\nexcluded:\n  - repo: b/beta\n",
      4,
      11,
      "add `reason`",
    ],
    [
      "a place of discussion given twice",
      "projects:\n  - a/alpha\ndiscussion:\n  - kind: bluesky\n  - kind: bluesky\n",
      5,
      11,
      "delete one",
    ],
    [
      "a coverage source given twice",
      "projects:\n  - a/alpha\ncoverage:\n  - kind: hackernews\n  - kind: hackernews\n",
      5,
      11,
      "delete one",
    ],
  ])("%s", (_reason, text, line, column, remedy) => {
    const { watchlist, diagnostics } = parseWatchlist(text, "w.yaml");
    expect(watchlist).not.toBeNull();
    expect(diagnostics).toEqual([
      expect.objectContaining({ severity: "warning", line, column, remedy: expect.stringContaining(remedy) as string }),
    ]);
  });

  it("says nothing about ordinary names", () => {
    expect(parseWatchlist("projects:\n  - ollama/ollama\n  - n8n-io/n8n\n", "w.yaml").diagnostics).toEqual([]);
  });
});
