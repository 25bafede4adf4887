import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../../..");

/** Where the documents of the methods are. */
export const DOCS_DIR = resolve(ROOT, "docs");

/** The figures that page and documents show. */
export const MEASURED_FILE = resolve(ROOT, "packages/methods/src/measured.json");
export const HISTORY_FILE = resolve(ROOT, "packages/methods/src/history.json");
export const MENTION_FIGURES_FILE = resolve(ROOT, "packages/methods/src/mentions.json");
