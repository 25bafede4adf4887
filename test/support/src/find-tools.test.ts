import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findChromium, findPostgres } from "./find-tools.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "groundswell-tools-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function makeProgram(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, "");
  chmodSync(path, 0o755);
  return path;
}

test("CHROMIUM_PATH is obeyed, and a wrong one is not replaced by a guess", () => {
  vi.stubEnv("CHROMIUM_PATH", makeProgram("my-browser"));
  expect(findChromium()).toBe(join(folder, "my-browser"));
  vi.stubEnv("CHROMIUM_PATH", join(folder, "absent"));
  expect(findChromium()).toBeNull();
});

test("Chromium is preferred to Chrome on PATH", () => {
  vi.stubEnv("CHROMIUM_PATH", "");
  vi.stubEnv("PATH", folder);
  const chrome = makeProgram("google-chrome");
  expect(findChromium()).toBe(chrome);
  const chromium = makeProgram("chromium");
  expect(findChromium()).toBe(chromium);
});

test("a folder needs both of PostgreSQL's programs to count", () => {
  vi.stubEnv("PATH", folder);
  makeProgram("initdb");
  expect(findPostgres()?.folder).not.toBe(folder);
  makeProgram("postgres");
  expect(findPostgres()).toEqual({ folder, packaged: false });
});
