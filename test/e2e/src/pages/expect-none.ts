import { expect } from "vitest";

/** Fails with all of the lines, so that one run tells every fault. */
export function expectNone(faults: readonly string[]): void {
  expect(faults, `\n${faults.join("\n")}\n`).toEqual([]);
}
