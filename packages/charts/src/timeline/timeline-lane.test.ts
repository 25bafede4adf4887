import { expect, test } from "vitest";
import { chooseLane } from "./timeline-lane.ts";

test.each([
  ["v2.0.0", "major"],
  ["v2", "major"],
  ["2.0", "major"],
  ["codename-v1.0.0", "major"],
  ["v1.40.0", "minor"],
  ["gguf-v0.17", "minor"],
  ["v0.32.15", "patch"],
  ["v1.2.24-vscode", "patch"],
  ["2.1.0.post1", "minor"],
  ["b4747", "other"],
  ["ls", "other"],
  ["stable", "other"],
  ["vscode", "other"],
  ["", "other"],
  ["v0.10.0rc2", "prerelease"],
  ["v2.0.0-beta.1", "prerelease"],
  ["1.11.0-nightly.20251023", "prerelease"],
  ["v1.0.0-predictor", "major"],
])("%s is %s", (tag, lane) => {
  expect(chooseLane(tag, false)).toBe(lane);
});

test("what its publisher calls a pre-release is one, whatever its tag", () => {
  expect(chooseLane("v1.2.3", true)).toBe("prerelease");
});
