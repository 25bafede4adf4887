import { describe, expect, it } from "vitest";
import { isMajorOrMinor } from "./is-major-or-minor.ts";

describe("a tag that names a major or minor version", () => {
  it.each([
    ...["v1.29.0", "1.29.0", "v1.29", "v2", "V2.0.0", "0.5.0", "v1.2.0+cu118"],
    ...["python-v0.4.0", "release-2.1.0", "release/2.1.0", "@scope/pkg@1.2.0", "rust-v0.50.0", "llama-index_v0.10"],
  ])("%s does", (tag) => {
    expect(isMajorOrMinor(tag)).toBe(true);
  });

  it.each([
    ...["v1.29.1", "0.5.12", "b4521", "stable", "latest", "nightly", "ls", "test.sm_release.2"],
    ...["v1.29.0-rc.1", "1.29.0rc1", "v2.0.0-beta", "2.0.0a3", "v1.2.0.post1", "v1.2.0.0", "1.2.0.dev3"],
    ...["2024-10-01", "20241001", "4521", "v20241001", "", "v", "1..0"],
  ])("%j does not", (tag) => {
    expect(isMajorOrMinor(tag)).toBe(false);
  });
});
