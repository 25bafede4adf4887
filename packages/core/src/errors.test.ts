import { expect, it } from "vitest";
import { formatDiagnostic, UserError } from "./errors.ts";

it("an error for people says where, what and what to do, on one line", () => {
  const cause = new Error("ENOENT");
  const error = new UserError("no such file", { where: "watchlist.yaml:3", remedy: "make it", cause });
  expect(error.toLine()).toBe("watchlist.yaml:3: no such file — make it");
  expect([error.name, error.cause, error instanceof Error]).toEqual(["UserError", cause, true]);
});

it("an error without a place begins with what happened", () => {
  const error = new UserError("GitHub is unreachable", { remedy: "try later" });
  expect([error.toLine(), error.where]).toEqual(["GitHub is unreachable — try later", null]);
});

it("a fault in a file is written as compilers write theirs, so that editors can jump to it", () => {
  const fault = { file: "watchlist.yaml", line: 12, column: 5, severity: "error" } as const;
  expect(formatDiagnostic({ ...fault, message: 'not an owner/name: "ollama"', remedy: "write it as owner/name" })).toBe(
    'watchlist.yaml:12:5 error not an owner/name: "ollama" (write it as owner/name)',
  );
});
