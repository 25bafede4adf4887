import { expect, test } from "vitest";
import { startProcess } from "./start-process.ts";

const run = (code: string, env: Record<string, string | undefined> = {}) =>
  startProcess(process.execPath, ["-e", code], { env });

test("both outputs are kept, and the exit code is the command's", async () => {
  const child = run('console.log("out", process.env.WORD); console.error("err"); process.exitCode = 3', { WORD: "hi" });
  expect(await child.exited).toBe(3);
  expect([child.stdout, child.stderr]).toEqual(["out hi\n", "err\n"]);
});

test("a name set to undefined is not in the child's environment", async () => {
  const child = run("console.log(process.env.HOME)", { HOME: undefined });
  await child.exited;
  expect(child.stdout).toBe("undefined\n");
});

test("a line is found whether it comes later or has passed, and on either output", async () => {
  const child = run('setTimeout(() => console.error("ready on 4000"), 50); setTimeout(() => {}, 60_000)');
  expect(await child.waitForLine(/ready/)).toBe("ready on 4000");
  expect(await child.waitForLine(/on \d+/)).toBe("ready on 4000");
  child.kill();
  expect(await child.exited).toBe(128 + 15);
});

test("half a line is not a line", async () => {
  const child = run('process.stdout.write("port 4"); setTimeout(() => console.log("000"), 100)');
  expect(await child.waitForLine(/port/)).toBe("port 4000");
});

test("a command that ends first, is late or does not exist rejects with what it said", async () => {
  await expect(run('console.log("bye")').waitForLine(/ready/)).rejects.toThrow(/it ended before[\s\S]*bye/);
  await expect(startProcess("no-such-command", []).waitForLine(/x/)).rejects.toThrow(/ENOENT/);
  const slow = run("setTimeout(() => {}, 60_000)");
  await expect(slow.waitForLine(/ready/, 50)).rejects.toThrow(/in 50 ms/);
  slow.kill("SIGKILL");
  expect(await slow.exited).toBe(128 + 9);
});
