import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@groundswell/support";
import { expect, test } from "vitest";
import { LIKE_RUN } from "./like-run.ts";

test.each([
  ["scripts/run.mjs", (name: string, value: string) => `${name}: "${value}",`],
  ["Dockerfile", (name: string, value: string) => `${name}=${value} \\`],
  ["docs/operate.md", (name: string, value: string) => `${name}=${value}`],
])("what is measured runs as %s has it", (path, write) => {
  const text = readFileSync(join(REPOSITORY_ROOT, path), "utf8");
  for (const [name, value] of Object.entries(LIKE_RUN)) expect(text).toContain(write(name, value));
});
