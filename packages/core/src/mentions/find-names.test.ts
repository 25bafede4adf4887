import { describe, expect, it } from "vitest";
import { compileLinker } from "./compile-linker.ts";
import { TARGETS } from "./test-targets.ts";

const linker = compileLinker(TARGETS);

function linked(text: string, title: string | null = null, url: string | null = null): string[] {
  return linker
    .find({ title, text, url })
    .filter((found) => found.linked)
    .map(({ repo }) => repo);
}

describe("unique names", () => {
  it.each([
    ["We moved to Ollama last week.", "ollama/ollama"],
    ["we run ollama.", "ollama/ollama"],
    ["Ollama's server", "ollama/ollama"],
    ["an Ollama-compatible server", "ollama/ollama"],
    ["使用Ollama部署", "ollama/ollama"],
    ["N8n is a cloud service too", "n8n-io/n8n"],
    ["it beats whisper.cpp.", "ggml-org/whisper.cpp"],
    ["Faster Whisper: a port", "SYSTRAN/faster-whisper"],
    ["the AutoGen team", "microsoft/autogen"],
    ["try gemini-cli or Gemini CLI", "google-gemini/gemini-cli"],
    ["meet codename goose", "aaif-goose/goose"],
  ])("%s", (text, repo) => {
    expect(linked(text)).toEqual([repo]);
  });

  it("are worth more in a title, where they enter story effects", () => {
    const at = (title: string | null, text: string) =>
      linker.find({ title, text, url: null }).map(({ score, eligible, place }) => ({ score, eligible, place }));
    expect(at("Ollama grows", "…")).toEqual([{ score: 0.8, eligible: true, place: "title" }]);
    expect(at("It grows", "Ollama does.")).toEqual([{ score: 0.7, eligible: false, place: "text" }]);
  });

  it.each([
    "ollama-python",
    "my-ollama",
    "ollama_home",
    "OLLAMA_HOST=1",
    "ollama.local",
    "/usr/bin/ollama",
    "@ollama",
    "--ollama",
    "ollama://open",
    "ollamas",
  ])("are no pieces of longer ones: %s", (text) => {
    expect(linked(text)).toEqual([]);
  });
});

describe("ambiguous names", () => {
  it.each([
    ["A port of Whisper for audio.", "openai/whisper"],
    ["OpenAI’s Codex", "openai/codex"],
    ["Open AI Codex", "openai/codex"],
    ["the Hugging Face Transformers docs", "huggingface/transformers"],
    ["The Goose agent answers.", "aaif-goose/goose"],
    ["goose, our agent, reads recipes over MCP", "aaif-goose/goose"],
    ["Goose, says Ada Birdwell, is done.", "aaif-goose/goose"],
    ["Ollama, n8n and Codex", "openai/codex"],
    ["Flux and other image tools: try Flux for generation", "black-forest-labs/flux"],
    ["Jan runs an LLM offline", "janhq/jan"],
    ["![goose](/agent.png)", "aaif-goose/goose"],
  ])("mean the project among its words: %s", (text, repo) => {
    expect(linked(text)).toContain(repo);
  });

  it.each([
    "A goose flew over the agent’s house.",
    "Another wild goose chase for the MCP agent.",
    "The golden Goose agent of MCP recipes.",
    "Muesli, goose eggs and an agent",
    "On Jan 18 the local LLM went offline.",
    "12 Jan 2026: LLM news",
    "Jan Lehnardt runs a local LLM.",
    "We like Candy Codex agents for coding",
    "We continue coding in VS Code.",
    "To continue, open VS Code and keep coding.",
    "continue reading about coding in VS Code",
    "Use io::Continue for coding in VS Code.",
    "continue(); // coding in VS Code",
    "guides/continue/index.md for coding in VS Code",
    "MCP Servers are everywhere: agents, prompts and models use MCP servers.",
    "mlx-whisper does audio transcription",
    "Whisper",
    "Codex",
  ])("mean nothing of ours otherwise: %s", (text) => {
    expect(linked(text)).toEqual([]);
  });

  it("mean the project that published the text, without being sure enough for effects", () => {
    const url = "https://goose-docs.ai/blog/2026/one";
    expect(linked("Now goose renders it.", null, url)).toEqual(["aaif-goose/goose"]);
    expect(linked("Nothing is named here.", null, url)).toEqual([]);
    const [found] = linker.find({ title: "goose renders", text: "", url });
    expect(found).toMatchObject({ tier: "T3", eligible: false });
  });

  it("go to the review list when half the words are there", () => {
    const [found] = linker.find({ title: null, text: "Goose is an agent", url: null });
    expect(found).toMatchObject({ repo: "aaif-goose/goose", score: 0.5, linked: false, eligible: false });
  });

  it("look no further than their sentence and 25 words", () => {
    expect(linked("They saw Goose. An agent came.")).toEqual([]);
    expect(linked("They saw Goose\n\nan agent came")).toEqual([]);
    expect(linked(`They saw Goose ${"and ".repeat(25)}agent`)).toEqual([]);
    expect(linked(`They saw Goose ${"and ".repeat(20)}agent`)).toEqual(["aaif-goose/goose"]);
  });

  it("give way to the longest name", () => {
    expect(linked("Transcription by faster-whisper and whisper.cpp of audio")).toEqual([
      "ggml-org/whisper.cpp",
      "SYSTRAN/faster-whisper",
    ]);
  });
});
