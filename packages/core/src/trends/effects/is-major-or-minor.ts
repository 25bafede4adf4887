/** A version of two or three numbers at the end of a tag, bare or after `v`, or after a name and `-`, `_`, `/` or `@`. */
const VERSION = /^(?:.*[-_/@])?v?(\d{1,5})\.(\d{1,5})(?:\.(\d{1,5}))?(?:\+[\w.]+)?$/i;
/** `v2`: a major version and nothing else. A bare number is a build or a day. */
const MAJOR = /^(?:.*[-_/@])?v(\d{1,2})$/i;

/**
 * Whether a tag names a major or minor version: one whose third number is 0 or not there (`v1.29.0`, `1.29`, `v2`,
 * `python-v0.4.0`). Patches are not, nor pre-releases of any spelling (`v1.29.0-rc.1`, `1.29.0rc1`), builds (`b1234`),
 * moving tags (`stable`), days (`2024-10-01`) and versions of more than three numbers: what can't be told is not.
 * Source: Semantic Versioning 2.0.0, for what the three numbers mean.
 */
export function isMajorOrMinor(tag: string): boolean {
  if (MAJOR.test(tag)) return true;
  const [, , , patch] = VERSION.exec(tag) ?? [];
  return VERSION.test(tag) && Number(patch ?? 0) === 0;
}
