import type { ReleaseLane } from "../phrases/index.ts";

/** The first version in a tag: after its beginning or something that is neither digit nor dot; `v2` counts, `b4567` not. */
const VERSION = /(?:^|[^\d.])(?:(\d+)\.(\d+)(?:\.(\d+))?|v(\d+)(?![\d.]))/i;
const BEFORE_RELEASE = /\d[-_.]?(?:alpha|beta|rc|pre|preview|dev|canary|nightly)(?![a-z])/i;

/**
 * Which part of a version a release changes, by its tag alone: `2.0.0` is major, `2.1.0` minor, `2.1.1` a patch.
 * @param prerelease what its publisher says; a tag that says so too is believed
 */
export function chooseLane(tag: string, prerelease: boolean): ReleaseLane {
  if (prerelease || BEFORE_RELEASE.test(tag)) return "prerelease";
  const match = VERSION.exec(tag);
  if (match === null) return "other";
  const [, , minor = "0", patch = "0"] = match;
  if (Number(patch) > 0) return "patch";
  return Number(minor) > 0 ? "minor" : "major";
}
