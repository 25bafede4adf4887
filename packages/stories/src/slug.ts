import { basename } from "node:path/posix";
import type { Diagnostic } from "@groundswell/core";

const MAX_SLUG_LENGTH = 120;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A story's id: its file's name without folders and `.md`. */
export function slugOf(file: string): string {
  return basename(file.replaceAll("\\", "/"), ".md");
}

/** Faults of a file's name: it stands in addresses, so lower-case letters, digits and single hyphens only. */
export function checkSlug(file: string): Diagnostic[] {
  const slug = slugOf(file);
  if (SLUG.test(slug) && slug.length <= MAX_SLUG_LENGTH) return [];
  const words = slug
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ["my-story"];
  const better = words.join("-").slice(0, MAX_SLUG_LENGTH).replace(/-$/, "");
  const message =
    slug.length > MAX_SLUG_LENGTH
      ? `the file's name has ${slug.length} characters before .md`
      : `the file's name is no slug: ${JSON.stringify(slug)}`;
  const remedy = `rename it, for instance to ${better}.md: lower-case letters, digits and hyphens, at most ${MAX_SLUG_LENGTH}`;
  return [{ file, line: 1, column: 1, severity: "error", message, remedy }];
}
