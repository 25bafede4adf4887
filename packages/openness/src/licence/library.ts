import { createRequire } from "node:module";
import type spdxList from "spdx-license-list/full.js";
import { readWords } from "./words.ts";
import { mayLimit } from "./limits.ts";
import { cutAfter, dropWords, readTemplate, type Template } from "./template.ts";

/** A text of SPDX's list, with every identifier that it stands for: "only" and "or later" have one text. */
export interface ListedLicence {
  ids: string[];
  name: string;
  /** The Open Source Initiative has approved every one of these. */
  osiApproved: boolean;
  /** The whole, and where a licence may go without its appendix, the part before. */
  templates: Template[];
  /** Words that may stand above a copy: of its names and identifiers. */
  titleWords: ReadonlySet<string>;
}

export interface Library {
  licences: ListedLicence[];
  /** Licences by the words that a copy begins with. */
  byBeginning: ReadonlyMap<string, ListedLicence[]>;
}

/** Words by which a licence is looked up. */
const BEGINNING = 4;
const APPENDIX_FOLLOWS = ["end", "of", "terms", "and", "conditions"];
const TITLE_WORDS = readWords(
  "the a of license licensed under version v dated this software project is released terms " +
    "january february march april june july august september october november december",
);

let library: Library | undefined;

/** SPDX's list; read when it is first asked for, which takes about a second. */
export function readLibrary(): Library {
  library ??= makeLibrary();
  return library;
}

/** The key of the licences that a copy at this word may be of. */
export function beginningAt(words: readonly string[], at: number): string {
  return words.slice(at, at + BEGINNING).join(" ");
}

function makeLibrary(): Library {
  // Twelve megabytes, which are not loaded by whoever only asks what a reading is called.
  const spdx = createRequire(import.meta.url)("spdx-license-list/full.js") as typeof spdxList;
  const byText = new Map<string, ListedLicence>();
  for (const [id, { name, osiApproved, licenseText }] of Object.entries(spdx)) {
    const named = new Set([...TITLE_WORDS, ...listNameWords(name), ...listNameWords(id)]);
    const template = dropTitle(readTemplate(licenseText), named);
    if (template.length < BEGINNING) continue;
    const key = template.runs.map((run) => run.join(" ")).join("|");
    const known = byText.get(key);
    if (known === undefined) {
      const short = cutAfter(template, APPENDIX_FOLLOWS);
      const templates = short === null ? [template] : [template, short];
      byText.set(key, { ids: [id], name, osiApproved, templates, titleWords: named });
    } else {
      known.ids.push(id);
      known.osiApproved &&= osiApproved;
      known.titleWords = new Set([...known.titleWords, ...named]);
    }
  }
  const licences = [...byText.values()];
  for (const { ids } of licences) ids.sort((a, b) => rankOf(a) - rankOf(b));
  return { licences, byBeginning: Map.groupBy(licences, beginningOf) };
}

/** A word that could limit something is read as text even where it is part of a name. */
function listNameWords(name: string): string[] {
  return readWords(name).filter((word) => !mayLimit(word));
}

/** What a licence is called stands above some copies, and above others not. */
function dropTitle(template: Template, named: ReadonlySet<string>): Template {
  const first = template.runs[0] ?? [];
  const end = first.findIndex((word) => !named.has(word) && !/^\d+$/.test(word));
  if (end === 0) return template;
  // A run of nothing but the name: what follows is the text, if anything does.
  if (end === -1) return template.runs.length > 1 ? dropWords(template, first.length) : template;
  return dropWords(template, end);
}

/** Of a text's identifiers, those that SPDX has given up ("GPL-2.0") come last. */
export function rankOf(id: string): number {
  return id.endsWith("-only") ? 0 : id.endsWith("-or-later") ? 1 : id.endsWith("+") ? 3 : 2;
}

function beginningOf({ templates }: ListedLicence): string {
  return beginningAt(templates[0]?.runs[0] ?? [], 0);
}
