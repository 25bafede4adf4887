import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseYamlAs } from "@groundswell/watchlist";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const MAIN = join(ROOT, "apps/groundswell/src/main.ts");

const Texts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String));
const Step = z.object({
  uses: z.string().optional(),
  if: z.string().optional(),
  run: z.string().optional(),
  env: Texts.default({}),
  with: Texts.default({}),
});
type Step = z.output<typeof Step>;
const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.object({ if: z.string().optional(), steps: z.array(Step) })),
});
const Action = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string() })),
  runs: z.object({ steps: z.array(Step) }),
});

function readYaml<S extends z.ZodType>(schema: S, path: string): z.output<S> {
  const text = readFileSync(join(ROOT, ".github", path), "utf8");
  const { value, diagnostics } = parseYamlAs(schema, text, { file: path, keysAt: () => [], emptyRemedy: "" });
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  return value;
}

const check = readYaml(Workflow, "workflows/watchlist.yml");
const comment = readYaml(Workflow, "workflows/watchlist-comment.yml");
const action = readYaml(Action, "actions/watchlist-check/action.yml");
const stepsOf = ({ jobs }: z.output<typeof Workflow>) => Object.values(jobs).flatMap(({ steps }) => steps);

describe("a pull request from a fork gets no right that it could misuse", () => {
  test("its own code runs with the right to read; what may write runs without its code", () => {
    expect(Object.keys(check.on)).toEqual(["pull_request"]);
    expect(check.permissions).toEqual({ contents: "read" });
    expect(Object.keys(comment.on)).toEqual(["workflow_run"]);
    expect(comment.permissions).toEqual({ contents: "read", "pull-requests": "write" });
    const checkouts = stepsOf(comment).filter(({ uses }) => uses?.startsWith("actions/checkout@") === true);
    // Without a `ref`, it is the branch that the workflow itself is on.
    expect(checkouts.map((step) => step.with)).toEqual([{ "persist-credentials": "false" }]);
  });

  test("no secret is named, and nothing from outside is written into a script", () => {
    const steps = [...stepsOf(check), ...stepsOf(comment), ...action.runs.steps];
    expect(JSON.stringify(steps)).not.toContain("secrets.");
    expect(steps.flatMap(({ run = "" }) => (run.includes("${{") ? [run] : []))).toEqual([]);
    const used = steps.flatMap(
      ({ env, with: given }) => [...Object.values(env), ...Object.values(given)].join().match(/\$\{\{.*?\}\}/g) ?? [],
    );
    // A branch's name or a title, which strangers choose, is not among them.
    expect(new Set(used.map((text) => text.slice(3, -2).trim()))).toEqual(
      new Set([
        ...["runner.temp", "github.token", "github.repository", "github.event.workflow_run.head_sha"],
        ...["inputs.watchlist", "inputs.against", "inputs.markdown", "inputs.token"],
      ]),
    );
  });
});

describe("the workflows' own commands", () => {
  let folder: string;
  let temp: string;
  let summary: string;

  const BEFORE = "projects:\n  - ollama/ollama\n  - openai/whisper\n";
  const AFTER = `${BEFORE}  - octo/lamp\n`;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "groundswell-workflow-"));
    temp = join(folder, "temp");
    summary = join(folder, "summary.md");
    for (const name of ["temp", "bin", "repo"]) mkdirSync(join(folder, name));
    writeFileSync(join(folder, "before"), BEFORE);
    // Who is not there stands in for: the package manager runs the program, Git shows the list of the branch.
    writeTool(
      "npm",
      `shift 4; exec ${JSON.stringify(process.execPath)} --disable-warning=ExperimentalWarning ${JSON.stringify(MAIN)} "$@"`,
    );
    writeTool("git", `[ "$*" = "show HEAD^1:watchlist.yaml" ] && cat "$FOLDER/before"`);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function writeTool(name: string, script: string): void {
    const file = join(folder, "bin", name);
    writeFileSync(file, `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(file, 0o755);
  }

  function fill(text: string, inputs: Record<string, string>): string {
    const said: Record<string, string> = {
      ...{ "runner.temp": temp, "github.token": "", "github.repository": "octo/list" },
      "github.event.workflow_run.head_sha": "a".repeat(40),
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`inputs.${name}`, value])),
    };
    return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, name: string) => said[name.trim()] ?? "?");
  }

  /** Runs a step as a runner does, and ends as it does at the first command that fails. */
  async function runStep(step: Step, inputs: Record<string, string> = {}): Promise<{ code: number; stdout: string }> {
    const given = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, fill(value, inputs)]));
    const env = {
      ...{ HOME: folder, FOLDER: folder, RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: summary, GITHUB_ACTIONS: "true" },
      ...{
        GITHUB_API_URL: "http://127.0.0.1:9",
        PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"] ?? ""}`,
      },
      ...given,
    };
    const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run ?? ""];
    return new Promise((resolve) => {
      execFile("bash", args, { cwd: join(folder, "repo"), env }, (error, stdout) => {
        resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, stdout });
      });
    });
  }

  function commentStep(): Step {
    const [step, ...others] = stepsOf(comment).filter(({ run }) => run !== undefined);
    if (step === undefined || others.length > 0) throw new Error("the workflow has one script");
    return step;
  }

  async function runCheck(): Promise<{ code: number; stdout: string }> {
    let ended = { code: 0, stdout: "" };
    for (const step of stepsOf(check)) {
      if (ended.code !== 0 && step.if !== "always()") continue;
      const given = Object.fromEntries(Object.entries(step.with).map(([name, value]) => [name, fill(value, {})]));
      const isOurs = step.uses === "./.github/actions/watchlist-check";
      const defaults = Object.fromEntries(
        Object.entries(action.inputs).map(([name, input]) => [name, fill(input.default, {})]),
      );
      const inner = isOurs ? action.runs.steps : step.run === undefined ? [] : [step];
      for (const one of inner) {
        const { code, stdout } = await runStep(one, { ...defaults, ...given });
        ended = { code: ended.code === 0 ? code : ended.code, stdout: ended.stdout + stdout };
      }
    }
    return ended;
  }

  test("the check of a sound list passes, and its summary says what it comes to", async () => {
    writeFileSync(join(folder, "repo", "watchlist.yaml"), AFTER);
    expect((await runCheck()).code).toBe(0);
    expect(readFileSync(summary, "utf8")).toMatch(/\*\*3 projects\*\*, 2 before\.\n\n- added: `octo\/lamp`\n/);
  });

  test("the check of a wrong one fails, with an annotation at its line, and the summary is there all the same", async () => {
    writeFileSync(join(folder, "repo", "watchlist.yaml"), `${AFTER}  - "x\`; rm -rf $HOME"\n`);
    const { code, stdout } = await runCheck();
    expect(code).toBe(2);
    expect(stdout).toMatch(/^::error file=watchlist\.yaml,line=5,col=5::not an owner\/name/m);
    expect(readFileSync(summary, "utf8")).toContain("The file can't be taken as it is.");
  });

  test.each([
    ["a new comment", "", "api repos/octo/list/issues/7/comments -F body=@"],
    ["the comment that is there", "31", "api --method PATCH repos/octo/list/issues/comments/31 -F body=@"],
  ])("the other workflow writes %s, from the pull request's list as data", async (_what, id, call) => {
    writeFileSync(join(folder, "repo", "watchlist.yaml"), BEFORE);
    writeFileSync(join(folder, "after"), AFTER);
    writeTool(
      "gh",
      `echo "$*" >> "$FOLDER/calls"
       case "$*" in
         *pulls?state=open*) echo 7 ;;
         *contents/watchlist.yaml?ref=refs/pull/7/merge*) cat "$FOLDER/after" ;;
         *--paginate*issues/7/comments*) echo "${id}" ;;
         *body=@*) cp "\${!#}" "$FOLDER/said" 2> /dev/null || cp "$RUNNER_TEMP/comment.md" "$FOLDER/said" ;;
       esac`,
    );
    expect(await runStep(commentStep())).toEqual({ code: 0, stdout: "" });
    expect(readFileSync(join(folder, "calls"), "utf8")).toContain(call);
    expect(readFileSync(join(folder, "said"), "utf8")).toMatch(
      /^<!-- groundswell watchlist -->\n[^]+- added: `octo\/lamp`/,
    );
    expect(existsSync(join(folder, "repo", "comment.md"))).toBe(false);
  });

  test("a commit that no open pull request has is left alone", async () => {
    writeTool("gh", `exit 0`);
    expect(await runStep(commentStep())).toEqual({
      code: 0,
      stdout: "No open pull request has this commit at its head.\n",
    });
  });
});
