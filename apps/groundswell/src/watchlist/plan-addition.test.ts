import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeRepo, startStandin, type Standin } from "@groundswell/github-standin";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { readListFile, writeListFile } from "./list-file.ts";
import { planAddition, type AdditionOptions } from "./plan-addition.ts";

const folder = mkdtempSync(join(tmpdir(), "groundswell-add-"));
const file = join(folder, "list.yaml");
let standin: Standin;

beforeAll(async () => {
  const from = (name: string, month: number) => ({ name, from: `2026-0${month}-01T00:00:00Z` });
  const names = [from("old/goose", 1), from("octo/goose", 2)];
  const createdAt = "2026-01-01T00:00:00Z";
  const repos = [
    makeRepo("octo/goose", { databaseId: 2, names, createdAt, topics: ["mcp", "local-agent"], archived: true }),
    makeRepo("octo/new", { databaseId: 4, names: [from("shy/tool", 1), from("octo/new", 2)], createdAt }),
    makeRepo("octo/runit", { databaseId: 3, description: "A runtime\u202E for models\t", topics: ["runtime"] }),
  ];
  standin = await startStandin({ world: { repos }, limits: { anonymousCore: 1_000 } });
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await standin.close();
});

const LIST = `projects:
  - {repo: a/one, category: agents, description: An agent.}
  - {repo: a/two, category: runtimes, description: A runtime.}
  - {repo: a/moved, formerly: [b/moved]}
excluded:
  - repo: shy/tool
`;

beforeEach(() => {
  writeFileSync(file, LIST);
});

test("without GitHub what was given is written, and it says that nobody has looked", async () => {
  const config = readConfig({ GITHUB_API_URL: "http://127.0.0.1:9" });
  const { project, notes } = await planAddition(
    "octo/runit",
    { category: "runtimes" },
    await readListFile(file),
    config,
  );
  expect(project).toEqual({ repo: "octo/runit", category: "runtimes" });
  expect(notes).toEqual([expect.stringMatching(/^GitHub could not be asked \(.+nobody has looked/) as string]);
});

async function plan(given: string, options: AdditionOptions = {}) {
  return planAddition(given, options, await readListFile(file), readConfig({ GITHUB_API_URL: standin.url }));
}

describe("what is written of a new project", () => {
  test("a name of the past stands below that of today, and an everyday word has the words around it", async () => {
    const { project, notes } = await plan("old/goose");
    expect(project).toMatchObject({ repo: "octo/goose", formerly: ["old/goose"], context: ["mcp", "local agent"] });
    expect(notes.join("\n")).toMatch(/called octo\/goose today[^]+archived[^]+everyday word/);
  });

  test("the category is that of the projects that are most alike; what is given counts more", async () => {
    const description = "A runtime for models";
    expect((await plan("octo/runit")).project).toEqual({
      ...{ repo: "octo/runit", name: "runit", category: "runtimes", description, context: [] },
    });
    const given = { name: "Run", category: "tools", description: "Mine." };
    expect((await plan("octo/runit", given)).project).toMatchObject(given);
  });

  test.each([
    ["no name", "lamp", "write the owner too"],
    ["another host's", "https://gitlab.com/a/b", "only GitHub"],
    ["one that leads nowhere", "octo/nothing", "--offline adds it all the same"],
    ["one that is watched", "https://github.com/A/One/issues", "edit that entry"],
    ["one that is watched under another name", "b/moved", "edit that entry"],
    ["one that is excluded under the name that it had", "octo/new", "ask whoever wrote that"],
    ["one that is excluded without a reason", "SHY/tool", "ask whoever wrote that"],
  ])("refuses %s", async (_why, given, remedy) => {
    await expect(plan(given)).rejects.toMatchObject({ remedy: expect.stringContaining(remedy) as string });
  });
});

describe("writing", () => {
  test("a file keeps its mode, and a link stays one: its target is replaced, and nothing is left beside it", async () => {
    const link = join(folder, "link.yaml");
    symlinkSync("list.yaml", link);
    // Wider than what a usual umask leaves: a group that keeps the file together.
    chmodSync(file, 0o664);
    await writeListFile(await readListFile(link), "projects: [a/b]\n");
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["projects: [a/b]\n", 0o664]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(["link.yaml", "list.yaml"]);
  });

  test("what somebody else has written meanwhile is not overwritten", async () => {
    const list = await readListFile(file);
    writeFileSync(file, `${LIST}# more\n`);
    await expect(writeListFile(list, "projects: [a/b]\n")).rejects.toThrow("has changed meanwhile");
    expect((await readListFile(file)).text).toBe(`${LIST}# more\n`);
  });

  test("a file that is not UTF-8 is not edited: its bytes would not come back as they were", async () => {
    writeFileSync(file, Buffer.concat([Buffer.from(LIST), Buffer.from([0x23, 0xe9, 0x0a])]));
    await expect(readListFile(file)).rejects.toThrow("not UTF-8");
  });
});
