import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root: every script works from here, wherever it was called from. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {...string} parts a path below the root */
export const fromRoot = (...parts) => join(ROOT, ...parts);

/** Says something to the person: on stderr, because stdout belongs to the command. @param {string} text */
export function tell(text) {
  process.stderr.write(`${text}\n`);
}

/** Ends the script with what happened and what to do about it. @param {string} text @returns {never} */
export function fail(text) {
  tell(text);
  process.exit(1);
}
