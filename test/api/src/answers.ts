import { Problem } from "@groundswell/wire";
import { expect } from "vitest";
import type { Suite } from "./harness.ts";

export interface Schema {
  parse(value: unknown): unknown;
}

/** An answer must be what its schema says, and nothing more. */
export function expectExactly(schema: Schema, value: unknown): void {
  expect(schema.parse(value)).toStrictEqual(value);
}

/** An answer of 200, as JSON. */
export async function readJson(suite: Suite, path: string): Promise<Record<string, unknown>> {
  const response = await suite.get(path);
  expect([path, response.status]).toEqual([path, 200]);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  return (await response.json()) as Record<string, unknown>;
}

/** An answer that says what is wrong, as RFC 9457 asks. */
export async function expectProblem(response: Response, status: number): Promise<Problem> {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const problem: unknown = await response.json();
  expectExactly(Problem, problem);
  const parsed = Problem.parse(problem);
  expect(parsed.status).toBe(status);
  return parsed;
}
