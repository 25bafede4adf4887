import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeRepo, startStandin, type Standin } from "@groundswell/github-standin";
import { runGroundswell } from "@groundswell/support";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closedUrl, makeFolder, parseLines, writeIn } from "./fixtures.ts";

const TOKEN = "token-of-the-tests";
const BORN = "2026-01-01T00:00:00Z";
let standin: Standin;
let file: string;

beforeAll(async () => {
  const names = (...all: string[]) => all.map((name, i) => ({ name, from: `2026-0${i + 1}-01T00:00:00Z` }));
  standin = await startStandin({
    tokens: [TOKEN],
    world: {
      repos: [
        makeRepo("octo/lamp", { databaseId: 1, description: "Agents: for `light`.\n<b>", topics: ["ai-agents"] }),
        makeRepo("octo/goose", {
          databaseId: 2,
          names: names("old/goose", "octo/goose"),
          createdAt: BORN,
          topics: ["mcp", "local-agent"],
        }),
        makeRepo("Octo/Case", { databaseId: 3 }),
        makeRepo("octo/taken", { databaseId: 5, createdAt: BORN, dmcaAt: "2026-02-01T00:00:00Z" }),
        makeRepo("octo/new", { databaseId: 6, names: names("shy/tool", "octo/new"), createdAt: BORN }),
      ],
    },
  });
});

afterAll(() => standin.close());

beforeEach(() => {
  file = writeIn(makeFolder(), "list.yaml", LIST);
});

const LIST = `# ours
projects:
  - repo: acme/agents-kit
    category: agents
    description: A kit of agents.

  - repo: acme/zeta
    category: tools

excluded:
  - repo: shy/tool
    reason: its maintainer asked, by mail
`;

const run = (args: string[], env: Record<string, string> = {}) =>
  runGroundswell(["watchlist", ...args], {
    env: { WATCHLIST: file, GITHUB_API_URL: standin.url, GITHUB_TOKEN: TOKEN, ...env },
  });
const read = () => readFileSync(file, "utf8");
/** What was given up in the middle must leave nothing. */
const others = () => readdirSync(dirname(file)).filter((name) => name !== "list.yaml");

describe("check asks GitHub what only GitHub can tell", () => {
  test("with a token in one query (and one more for what that leaves open), as annotations that nothing in the file can get out of", async () => {
    const list = writeIn(dirname(file), "a,b.yaml", "projects:\n  - octo/nothing\n  - octo/lamp\n  - octo/taken\n");
    standin.clearLog();
    const { code, stdout } = await run(["check", "--github"], { WATCHLIST: list });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^::error file=[^:,]*a%2Cb\.yaml,line=2,col=5::GitHub knows no repository octo\/nothing/m);
    expect(standin.requests.map(({ path }) => path)).toEqual(["/rate_limit", "/graphql", "/repos/octo/taken"]);
    standin.expectNoViolations();
  });

  test("where GitHub is out of reach it says so, and the file is checked all the same", async () => {
    const { code, stdout } = await run(["check"], { GITHUB_API_URL: await closedUrl() });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /GitHub could not be asked: .+ECONNREFUSED.+ checked by their form alone\.\n.+2 projects, no errors\.\n$/,
    );
  });
});

describe("add", () => {
  test("writes what GitHub says of the repository, where its category is, and nothing else changes", async () => {
    chmodSync(file, 0o640);
    const { code, stdout } = await run(["add", "https://github.com/Octo/Lamp.git"]);
    const entry =
      '\n  - repo: octo/lamp\n    name: lamp\n    category: agents\n    description: "Agents: for `light`. <b>"\n';
    expect({ code, text: read() }).toEqual({ code: 0, text: LIST.replace("of agents.\n", `of agents.\n${entry}`) });
    expect(stdout).toMatch(/list\.yaml:7: added octo\/lamp\.\nThe category "agents" is a guess/);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(others()).toEqual([]);
    const again = await run(["add", "octo/LAMP"]);
    expect(again).toMatchObject({ code: 2, stdout: "" });
    expect(again.stderr).toMatch(/list\.yaml:7: octo\/LAMP is watched already — /);
  });

  test("who asked to be left out is refused, with the reason, under any name", async () => {
    const { code, stderr } = await run(["add", "octo/new"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/octo\/new, which was shy\/tool, is excluded: its maintainer asked, by mail — ask whoever/);
    expect(read()).toBe(LIST);
  });

  test("without GitHub it writes what it has, and says so; a dry run writes nothing", async () => {
    const env = { GITHUB_API_URL: await closedUrl() };
    const dry = await run(["add", "octo/lamp", "--dry-run", "--json"], env);
    expect(parseLines(dry.stdout)).toMatchObject([
      {
        ...{ written: false, repo: "octo/lamp", line: 10, entry: { repo: "octo/lamp" } },
        notes: [expect.stringMatching(/^GitHub could not be asked .+ECONNREFUSED/) as string],
        text: LIST.replace("tools\n", "tools\n\n  - octo/lamp\n"),
      },
    ]);
    expect(read()).toBe(LIST);
  });
});

describe("remove and sort", () => {
  test("what is removed and excluded stays away", async () => {
    const { code, stdout } = await run(["remove", "ACME/zeta", "--exclude", "asked on 2026-11-20"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/list\.yaml:7: removed acme\/zeta\.\nIt is hidden from now on; its figures are kept/);
    expect(read()).toBe(
      `${LIST.replace(/\n {2}- repo: acme\/zeta\n.+\n/, "")}  - repo: acme/zeta\n    reason: asked on 2026-11-20\n`,
    );
    const again = await run(["add", "acme/zeta", "--offline"]);
    expect(again).toMatchObject({ code: 2, stdout: "" });
    expect(again.stderr).toContain("acme/zeta is excluded: asked on 2026-11-20");
  });

  test("sort moves entries alone; a link stays a link", async () => {
    const link = join(dirname(file), "link.yaml");
    writeIn(dirname(file), "list.yaml", "projects:\n  # of z\n  - z/z\n  - a/a # of a\n");
    symlinkSync("list.yaml", link);
    const { code, stdout } = await run(["sort"], { WATCHLIST: link });
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/link\.yaml: sorted\.\n$/) as string,
    });
    expect(read()).toBe("projects:\n  - a/a # of a\n  # of z\n  - z/z\n");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(existsSync(join(dirname(file), ".data"))).toBe(false);
  });
});
