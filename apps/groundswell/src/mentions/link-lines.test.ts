import { compileLinker } from "@groundswell/core";
import { describe, expect, it } from "vitest";
import { linkLines } from "./link-lines.ts";

const linker = compileLinker([
  {
    repo: "aaif-goose/goose",
    name: "Goose",
    formerly: [],
    aliases: [],
    homepage: null,
    packages: { npm: [], pypi: [], huggingface: [] },
    maintainers: [],
    context: ["agent"],
    notContext: [],
  },
]);

const link = (...lines: (string | null)[]) => linkWith({ withReview: false }, ...lines);

async function linkWith(options: { withReview: boolean }, ...lines: (string | null)[]) {
  async function* numbered() {
    for (const [at, text] of lines.entries()) yield await Promise.resolve({ line: at + 1, text });
  }
  const linked = [];
  for await (const line of linkLines(numbered(), linker, options)) linked.push(line);
  return linked.map((line) => (line.kind === "answer" ? (JSON.parse(line.text) as unknown) : line));
}

describe("linkLines", () => {
  it("answers with the story’s id and its mentions, with these keys and no others", async () => {
    const text = "See https://github.com/aaif-goose/goose";
    expect(await link(JSON.stringify({ id: 7, title: null, text, url: null, published_at: "2026-01-01" }))).toEqual([
      { id: 7, mentions: [{ repo: "aaif-goose/goose", tier: "T1", score: 1, eligible: true, evidence: text }] },
    ]);
  });

  it("lists what is for people to decide when asked to, apart from what is linked", async () => {
    const line = '{"id":"a","text":"Goose is an agent"}';
    const [answer] = await linkWith({ withReview: true }, line);
    expect(answer).toMatchObject({ id: "a", mentions: [], review: [{ repo: "aaif-goose/goose", score: 0.5 }] });
    expect(await link(line)).toEqual([{ id: "a", mentions: [] }]);
  });

  it("tells what each wrong line lacks, and goes on", async () => {
    expect(await link("{", "[]", '{"id":"a"}', '{"text":""}', "", null, '{"id":"c","text":""}')).toEqual([
      { kind: "fault", line: 1, message: "not JSON", remedy: "put one JSON object on each line" },
      expect.objectContaining({ kind: "fault", line: 2 }),
      expect.objectContaining({ kind: "fault", line: 3, message: expect.stringMatching(/^text: /) as string }),
      expect.objectContaining({ kind: "fault", line: 4, message: expect.stringMatching(/^id: /) as string }),
      expect.objectContaining({ kind: "fault", line: 6, message: "the line is too long" }),
      { id: "c", mentions: [] },
    ]);
  });
});
