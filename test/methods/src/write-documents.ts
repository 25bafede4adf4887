import { join } from "node:path";
import {
  describeMethods,
  toMarkdown,
  type HistoryFigures,
  type MeasuredFigures,
  type MentionFigures,
} from "@groundswell/methods";
import { formatFile } from "./format-file.ts";
import { DOCS_DIR } from "./paths.ts";

/** The documents of the methods, formatted, by their absolute paths. */
export async function writeDocuments(
  measured: MeasuredFigures,
  history: HistoryFigures,
  mentions: MentionFigures,
): Promise<{ path: string; text: string }[]> {
  const documents = toMarkdown(describeMethods(measured, history, mentions));
  return Promise.all(
    documents.map(async ({ path, markdown }) => {
      const file = join(DOCS_DIR, path);
      return { path: file, text: await formatFile(file, markdown) };
    }),
  );
}
