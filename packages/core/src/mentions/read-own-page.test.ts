import { describe, expect, it } from "vitest";
import { compileLinker } from "./compile-linker.ts";
import { TARGETS } from "./test-targets.ts";

const linker = compileLinker(TARGETS);
const find = (url: string, title: string | null = null) => linker.find({ title, text: "", url });

describe("a story whose own address is a project's root page names the project", () => {
  it.each([
    ["https://github.com/openai/codex", "openai/codex", "https://github.com/openai/codex"],
    ["http://www.github.com/OpenAI/Codex/", "openai/codex", "http://www.github.com/OpenAI/Codex"],
    ["https://github.com/openai/codex.git", "openai/codex", "https://github.com/openai/codex.git"],
    ["https://github.com/openai/codex?tab=readme-ov-file", "openai/codex", "https://github.com/openai/codex"],
    ["https://github.com/openai/codex/#readme", "openai/codex", "https://github.com/openai/codex"],
    ["https://github.com/block/goose", "aaif-goose/goose", "https://github.com/block/goose"],
    ["https://github.com/ggml-org/whisper.cpp", "ggml-org/whisper.cpp", "https://github.com/ggml-org/whisper.cpp"],
  ])("its repository's: %s", (url, repo, evidence) => {
    expect(find(url)).toEqual([{ repo, tier: "T1", score: 1, linked: true, eligible: true, place: "link", evidence }]);
  });

  it.each([
    ["https://goose-docs.ai", "aaif-goose/goose"],
    ["http://www.Goose-Docs.ai/?ref=hn#top", "aaif-goose/goose"],
    ["https://huggingface.co/docs/transformers/", "huggingface/transformers"],
  ])("its registered homepage's: %s", (url, repo) => {
    expect(find(url)).toMatchObject([{ repo, tier: "T1", score: 0.95, eligible: true, place: "link" }]);
  });

  it("also where the title has the name, which is the lesser sign", () => {
    expect(find("https://github.com/openai/codex", "Codex CLI")).toMatchObject([{ score: 1, place: "link" }]);
  });
});

it.each([
  "https://github.com/openai/codex/blob/main/README.md",
  "https://github.com/openai/codex/releases",
  "https://github.com/openai/codex-",
  "https://github.com/openai/codex-action",
  "https://api.github.com/repos/openai/codex",
  "https://evil.example/?to=https://github.com/openai/codex",
  "https://evil.example/https://goose-docs.ai",
  "https://goose-docs.ai/docs/quickstart",
  "https://docs.continue.dev/",
  "https://goose-docs.ai.evil.example/",
  "https://huggingface.co/docs/transformers.js",
  "https://huggingface.co/openai/whisper-large",
])("any other address names nobody by itself: %s", (url) => {
  expect(find(url)).toEqual([]);
});
