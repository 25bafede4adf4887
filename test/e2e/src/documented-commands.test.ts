import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type DocumentedCommand,
  listCommands,
  listFiles,
  readMarkdown,
  readText,
  REPOSITORY_ROOT,
  runGroundswell,
  splitWords,
} from "@groundswell/support";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOT_RUN, RUN_ELSEWHERE, RUN_HERE } from "./command-list.ts";

const commands = listCommands(readMarkdown(listFiles()));
const beginnings = [...RUN_HERE, ...Object.keys(RUN_ELSEWHERE), ...Object.keys(NOT_RUN)];

/** The longest beginning in the list that a command has; null for none. */
function findBeginning({ command }: DocumentedCommand): string | null {
  const bare = command.replace(/^(?:[A-Z_]+=\S*\s+)+/, "");
  const found = beginnings.filter((beginning) => `${bare} `.startsWith(`${beginning} `));
  return found.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Files that docs/command-line.md shows before it has a command read them: name and text. */
function readFilesShown(): [string, string][] {
  const text = readText("docs/command-line.md");
  return [...text.matchAll(/`([\w-]+\.jsonl?)`:\n\n```json\n([\s\S]*?)```/g)].map(([, name = "", content = ""]) => [
    name,
    content,
  ]);
}

/** Those that test/api asks of the API. */
const isCurl = ({ command }: DocumentedCommand) => command.startsWith("curl ");

describe("every command in the documents is tried", () => {
  test("there are commands, so that nothing below passes for want of them", () => {
    expect(commands.length).toBeGreaterThan(20);
  });

  test("each is run by a test, or stands in the list with the reason why not", () => {
    const unknown = commands.filter((command) => !isCurl(command) && findBeginning(command) === null);
    expect(unknown.map(({ path, command }) => `${path}: ${command}: add it to test/e2e/src/command-list.ts`)).toEqual(
      [],
    );
  });

  test("what is said to be run elsewhere is there to be run", () => {
    const gone = Object.entries(RUN_ELSEWHERE).filter(
      ([, { file, has }]) => !existsSync(join(REPOSITORY_ROOT, file)) || !readText(file).includes(has),
    );
    expect(gone).toEqual([]);
  });

  test("the list holds no command that no document has", () => {
    const used = new Set(commands.map(findBeginning));
    expect(beginnings.filter((beginning) => !used.has(beginning))).toEqual([]);
  });
});

describe("commands that need no database do what the documents say", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "groundswell-docs-"));
    for (const kept of ["watchlist.yaml", "watchlist.schema.json", "stories"])
      cpSync(join(REPOSITORY_ROOT, kept), join(folder, kept), { recursive: true });
    for (const [name, text] of readFilesShown()) writeFileSync(join(folder, name), text);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const here = new Map(
    commands.filter((one) => RUN_HERE.includes(findBeginning(one) ?? "")).map((c) => [c.command, c]),
  );
  test.each([...here.values()])("$path: $command", async ({ command, shown }) => {
    const [, args = ""] = command.split(" groundswell -- ");
    const env = {
      GITHUB_API_URL: "http://127.0.0.1:9",
      GROUNDSWELL_DATA_DIR: join(folder, "data"),
      LOG_LEVEL: "error",
    };
    const { code, stdout, stderr } = await runGroundswell(splitWords(args), { cwd: folder, env });
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    expect(shown === null ? {} : JSON.parse(stdout)).toMatchObject(JSON.parse(shown ?? "{}") as object);
  });
});
