import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import {
  findMissingFiles,
  listAnchors,
  listCommands,
  listFiles,
  listLinks,
  listTableNames,
  readMarkdown,
  readText,
  REPOSITORY_ROOT as ROOT,
} from "@groundswell/support";
import { beforeAll, describe, expect, test } from "vitest";

const files = listFiles();
const documents = readMarkdown(files);
const configuration = readText("docs/configuration.md");
const configSource = readText("apps/groundswell/src/config.ts");
/** The settings of config.ts: the keys of its one schema. */
const settings = [...configSource.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = ""]) => name);

/** A verb as the table in docs/command-line.md writes it, its options in order. */
const PRINT_VERBS = `
  const { createProgram } = await import(${JSON.stringify(pathToFileURL(join(ROOT, "apps/groundswell/src/program.ts")).href)});
  const list = (command, path) => command.commands.length > 0
    ? command.commands.flatMap((child) => list(child, [...path, child.name()]))
    : [[...path, ...command.registeredArguments.map((a) => "<" + a.name() + ">"),
       ...command.options.map((o) => o.long).sort()].join(" ")];
  process.stdout.write(JSON.stringify(list(createProgram(), [])));`;

async function readVerbs(): Promise<string[]> {
  const args = ["--disable-warning=ExperimentalWarning", "--input-type=module", "--eval", PRINT_VERBS];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  return JSON.parse(stdout) as string[];
}

/** @throws Error with the program's words when it refuses a setting */
async function readSettings(env: Record<string, string>): Promise<void> {
  const config = JSON.stringify(pathToFileURL(join(ROOT, "apps/groundswell/src/config.ts")).href);
  const read = `const { readConfig } = await import(${config}); readConfig(${JSON.stringify(env)});`;
  const args = ["--disable-warning=ExperimentalWarning", "--input-type=module", "--eval", read];
  await promisify(execFile)(process.execPath, args, { cwd: ROOT });
}

/** `collect [--once] [--json]` as `collect --json --once`. */
function normaliseVerb(written: string): string {
  const words = written.replaceAll(/[[\]]/g, "").split(" ");
  const isOption = (word: string) => word.startsWith("--");
  return [...words.filter((word) => !isOption(word)), ...words.filter(isOption).sort()].join(" ");
}

/** `collect` of `collect --json --once`. */
function nameVerb(known: string): string {
  return known.split(/ [<-]/)[0] ?? known;
}

describe("documents tell no reader to look for what is not there", () => {
  test("the documents are found, so that nothing below passes for want of them", () => {
    expect(documents.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        "README.md",
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/decisions/0004-octokit.md",
      ]),
    );
    expect(documents.flatMap(listLinks).length).toBeGreaterThan(20);
  });

  test("every link within the repository leads to a file and a heading", () => {
    const broken = documents.flatMap((document) =>
      listLinks(document).flatMap(({ path, anchor }) => {
        if (!existsSync(join(ROOT, path))) return [`${document.path}: ${path}`];
        if (anchor === "") return [];
        const target = documents.find((d) => d.path === path);
        return listAnchors(target?.prose ?? "").includes(anchor) ? [] : [`${document.path}: ${path}#${anchor}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  test("every file that is named exists", () => {
    const missing = documents.flatMap((document) =>
      findMissingFiles(document, files).map((file) => `${document.path}: ${file}`),
    );
    expect(missing).toEqual([]);
  });

  test("decisions that the code refers to exist", () => {
    const sources = files.filter((file) => /\.(?:ts|mjs|svelte|yml)$/.test(file));
    const named = sources.flatMap((file) => readText(file).match(/docs\/[\w/-]+\.md/g) ?? []);
    expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test("every npm script that is named exists", () => {
    const { scripts } = JSON.parse(readText("package.json")) as { scripts: Record<string, string> };
    const named = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)].map(([, run, short]) => ({
        path,
        script: run ?? short ?? "",
      })),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ script }) => !(script in scripts))).toEqual([]);
  });

  test("no document holds a path of somebody's machine or the address of a package registry", () => {
    const FOREIGN = [
      /(?<![\w.])\/(?:work|tmp|root|home|Users|mnt|private)\//,
      /\bregistry\.[a-z]/i,
      /artifactory|verdaccio|npmmirror|\bnexus\b/i,
      /\bpypi\.org|\bnpmjs\./i,
      /[A-Z]:\\/,
    ];
    const found = documents.flatMap(({ path, text }) =>
      FOREIGN.flatMap((pattern) => (pattern.exec(text) ?? []).map((match) => `${path}: ${match}`)),
    );
    expect(found).toEqual([]);
  });
});

test("whatever the threat model says holds a defence is a test that there is, or the fuzz", () => {
  const rows = readText("docs/security.md").match(/^\| \*\*.*\|$/gm) ?? [];
  expect(rows.length).toBeGreaterThan(20);
  const unheld = rows.filter((row) => {
    const held = row.split(" | ").at(-1) ?? "";
    const named = [...held.matchAll(/`([^`]+(?:\.test|-suite)\.ts)`/g)].map(([, name = ""]) => name);
    const areThere = named.every((name) => files.some((file) => file.endsWith(`/${name}`)));
    return !areThere || (named.length === 0 && !held.includes("the fuzz"));
  });
  expect(unheld).toEqual([]);
});

describe("the command line is documented as it is", () => {
  let verbs: string[] = [];
  beforeAll(async () => {
    verbs = await readVerbs();
  });

  test("the table of verbs holds each with its options, and no other", () => {
    const written = listTableNames(readText("docs/command-line.md"), "Verbs").map(normaliseVerb);
    expect(written.toSorted()).toEqual(verbs.toSorted());
  });

  test("every example calls a verb that exists", () => {
    const called = documents.flatMap(({ text }) =>
      [...text.matchAll(/(?:groundswell -- |`groundswell )([a-z]+(?: [a-z]+)?)/g)].map(([, verb = ""]) => verb),
    );
    expect(called.length).toBeGreaterThan(3);
    expect(called.filter((call) => !verbs.some((known) => `${call} `.startsWith(`${nameVerb(known)} `)))).toEqual([]);
  });

  test("every option in an example is one of its verb's", () => {
    const wrong = listCommands(documents).flatMap(({ path, command }) => {
      const [, called = ""] = command.split("groundswell -- ");
      const verb = verbs.find((known) => known !== "" && `${called} `.startsWith(`${nameVerb(known)} `));
      const options = called.match(/(?<=\s)--[a-z-]+/g) ?? [];
      return options
        .filter((option) => verb?.split(" ").includes(option) !== true)
        .map((o) => `${path}: ${command}: ${o}`);
    });
    expect(wrong).toEqual([]);
  });
});

test("what the long runs are told in an example, they know", () => {
  const defaults = /DEFAULTS: Settings = (\{[^}]*\})/.exec(readText("test/soak/src/settings.ts"))?.[1] ?? "";
  const examples = documents.flatMap(({ path, text }) =>
    path === "docs/faults.md" ? (text.match(/`[^`]*`/g) ?? []) : (text.match(/npm run soak -- [\w= ]+/g) ?? []),
  );
  const told = examples.flatMap((example) => [...example.matchAll(/(\w+)=\d+/g)].map(([, name = ""]) => name));
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((name) => !new RegExp(`\\b${name}:`).test(defaults))).toEqual([]);
});

describe("figures in the documents are those that were measured", () => {
  test("the README says how many projects a fresh clone watches", () => {
    const watched = readText("watchlist.yaml").match(/^ {2}- (?:repo: )?[\w.-]+\/[\w.-]+/gm) ?? [];
    expect(readText("README.md")).toContain(`the bundled archive: ${watched.length} projects`);
  });

  test.each(["README.md", "docs/watch.md"])("%s has no share that docs/methods.md has not", (path) => {
    const measured = readText("docs/methods.md");
    const shares = readText(path).match(/\d+(?:\.\d+)? % to \d+(?:\.\d+)? %/g) ?? [];
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.filter((share) => !measured.includes(share))).toEqual([]);
  });
});

describe("the configuration is documented as it is", () => {
  test("the table of settings holds every setting of config.ts, and no other", () => {
    expect(settings.length).toBeGreaterThan(10);
    expect(listTableNames(configuration, "Settings").toSorted()).toEqual(settings.toSorted());
  });

  test("every setting's example is taken by config.ts, and who reads it is a part that there is", async () => {
    const rows = [...configuration.matchAll(/^\| `([A-Z_]+)` +\|[^|]+\|[^|]+\| `([^`]+)` +\|([a-z, ]+)\|/gm)];
    const examples = Object.fromEntries(rows.map(([, name = "", example = ""]) => [name, example]));
    expect(Object.keys(examples).toSorted()).toEqual(settings.toSorted());
    const parts = new Set(rows.flatMap(([, , , parts = ""]) => parts.trim().split(", ")));
    expect([...parts].toSorted()).toEqual(["api", "collector", "dashboard", "none"]);
    await readSettings(examples);
    // It must be able to refuse: a setting that it is known to hold to a form.
    await expect(readSettings({ ...examples, PORT: "eighty" })).rejects.toThrow(/PORT/);
  });

  test("a setting is said to be unused exactly when config.ts does nothing with it", () => {
    const unused = settings.filter((name) => !configSource.includes(`values.${name}`));
    const said = settings.filter((name) =>
      new RegExp(`^\\| \`${name}\`.*\\*\\*not used yet\\.\\*\\*`, "m").test(configuration),
    );
    expect(said).toEqual(unused);
  });

  test("the dashboard's own settings are those of its env.ts, and its adapter's", () => {
    const declared = [...readText("apps/dashboard/src/env.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((m) => m[1]);
    const written = listTableNames(configuration, "The dashboard as a process of its own");
    expect(written.toSorted()).toEqual([...declared, "HOST", "PORT"].toSorted());
  });

  test("what docker-compose.yml takes from the environment is listed", () => {
    const compose = readText("docker-compose.yml");
    const taken = new Set([...compose.matchAll(/\$\{([A-Z][A-Z0-9_]+)/g)].map(([, name = ""]) => name));
    expect(listTableNames(configuration, "docker-compose").toSorted()).toEqual([...taken].toSorted());
  });

  test("the tests' own settings are read by the scripts", () => {
    const scripts = files.filter((file) => /^(?:scripts|test\/support\/src)\/.*\.m?[jt]s$/.test(file)).map(readText);
    const written = listTableNames(configuration, "Tests");
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter((name) => !scripts.some((text) => text.includes(`process.env["${name}"]`)))).toEqual([]);
  });
});
