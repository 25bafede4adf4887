import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { historyFigures, measuredFigures, mentionFigures } from "@groundswell/methods";
import { formatFile } from "./format-file.ts";
import { measureHistory } from "./history/measure-history.ts";
import { readHistory } from "./history/read-history.ts";
import { writeMentions } from "./mentions/write-mentions.ts";
import { FULL_SIZE, measurePanels } from "./panels/measure-panels.ts";
import { HISTORY_FILE, MEASURED_FILE } from "./paths.ts";
import { writeDocuments } from "./write-documents.ts";

/*
 * `npm run methods [-- part …]`: measures the shipped code's error rates (part `panels`, some minutes) and what it makes
 * of the real history (part `history`, where that is there), and writes figures and documents. `mentions` compares the
 * linker with labelled passages, and prints its mistakes. `documents` writes the documents alone. All parts when none is
 * named.
 */

const PARTS = ["panels", "history", "mentions", "documents"];
const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
  process.stderr.write(`no part ${unknown.join(", ")}; there are ${PARTS.join(", ")}\n`);
  process.exit(2);
}
const isAsked = (part: string) => asked.length === 0 || asked.includes(part);

const measured = isAsked("panels") ? await renew(MEASURED_FILE, measurePanels(FULL_SIZE)) : measuredFigures;
const real = isAsked("history") ? await readHistory() : null;
const history = real === null ? historyFigures : await renew(HISTORY_FILE, measureHistory(real));
const mentions = (isAsked("mentions") ? await writeMentions() : null) ?? mentionFigures;
for (const { path, text } of await writeDocuments(measured, history, mentions)) {
  await write(path, text);
  if (real !== null) process.stdout.write(cutTable(text, "Story effects at random dates of real projects"));
}

/** The table with a caption, as the document has it; nothing where there is none. */
function cutTable(text: string, caption: string): string {
  const [, after = ""] = text.split(`\n${caption}:\n\n`);
  const [table = ""] = after.split("\n\n");
  return table === "" ? "" : `\n${caption}\n${table.trimEnd()}\n\n`;
}

async function renew<T>(path: string, figures: T): Promise<T> {
  await write(path, await formatFile(path, JSON.stringify(figures)));
  return figures;
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  process.stdout.write(`${path}\n`);
}
