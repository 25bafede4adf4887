import { readFile } from "node:fs/promises";
import { historyFigures, measuredFigures, mentionFigures } from "@groundswell/methods";
import { describe, expect, it } from "vitest";
import { writeDocuments } from "./write-documents.ts";

describe("the documents of the methods", () => {
  it("hold what the page holds, with the figures that were measured: `npm run methods -- documents` writes them", async () => {
    const documents = await writeDocuments(measuredFigures, historyFigures, mentionFigures);
    expect(documents).toHaveLength(2);
    for (const { path, text } of documents) expect(await readFile(path, "utf8"), path).toBe(text);
  });
});
