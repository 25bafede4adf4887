import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { makeRepo, startStandin, type Standin } from "@groundswell/github-standin";
import { runGroundswell } from "@groundswell/support";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeFolder, writeIn } from "./fixtures.ts";

const TOKEN = "token-of-the-tests";
const BORN = "2026-01-01T00:00:00Z";
let standin: Standin;
let file: string;

beforeAll(async () => {
  standin = await startStandin({
    tokens: [TOKEN],
    world: {
      repos: [
        makeRepo("octo/lamp", { databaseId: 1, description: "Agents: for `light`.\n<b>", topics: ["ai-agents"] }),
        makeRepo("octo/taken", { databaseId: 5, createdAt: BORN, dmcaAt: "2026-02-01T00:00:00Z" }),
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
  });
});

describe("remove", () => {
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
});
