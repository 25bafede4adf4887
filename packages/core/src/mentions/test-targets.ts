import type { MentionTarget } from "./types.ts";

/** A project to be found, of which only what a test is about is given. */
export function target(repo: string, given: Partial<Omit<MentionTarget, "repo">> = {}): MentionTarget {
  return {
    repo,
    name: repo.split("/")[1] ?? repo,
    formerly: [],
    aliases: [],
    homepage: null,
    packages: { npm: [], pypi: [], huggingface: [] },
    maintainers: [],
    context: [],
    notContext: [],
    ...given,
  };
}

/** Projects with every kind of name: everyday words, months, coined words, marked and longer ones. */
export const TARGETS: readonly MentionTarget[] = [
  target("aaif-goose/goose", {
    name: "Goose",
    formerly: ["block/goose"],
    aliases: ["codename goose"],
    homepage: "https://goose-docs.ai",
    maintainers: ["Ada Birdwell"],
    context: ["agent", "Block", "MCP", "recipe"],
    notContext: ["golden goose"],
  }),
  target("janhq/jan", { name: "Jan", homepage: "https://jan.ai", context: ["local", "LLM", "offline"] }),
  target("openai/whisper", {
    name: "Whisper",
    packages: { npm: [], pypi: ["openai-whisper"], huggingface: ["openai/whisper-large"] },
    context: ["speech", "transcription", "audio"],
  }),
  target("ggml-org/whisper.cpp", { formerly: ["ggerganov/whisper.cpp"] }),
  target("SYSTRAN/faster-whisper", { packages: { npm: [], pypi: ["faster-whisper"], huggingface: [] } }),
  target("ollama/ollama", { name: "Ollama", homepage: "https://ollama.com" }),
  target("n8n-io/n8n", { packages: { npm: ["n8n"], pypi: [], huggingface: [] } }),
  target("openai/codex", {
    name: "Codex",
    aliases: ["Codex CLI"],
    packages: { npm: ["@openai/codex"], pypi: [], huggingface: [] },
    context: ["OpenAI", "agent", "coding"],
  }),
  target("google-gemini/gemini-cli", { name: "Gemini CLI", context: ["Google", "terminal"] }),
  target("microsoft/autogen", { name: "AutoGen", context: ["Microsoft", "agent"] }),
  target("continuedev/continue", {
    name: "Continue",
    homepage: "https://continue.dev",
    context: ["VS Code", "coding"],
  }),
  target("huggingface/transformers", {
    name: "Transformers",
    homepage: "https://huggingface.co/docs/transformers",
    context: ["Hugging Face", "library", "model"],
  }),
  target("modelcontextprotocol/servers", { name: "MCP Servers", context: ["MCP", "Model Context Protocol"] }),
  target("black-forest-labs/flux", { name: "FLUX", aliases: ["FLUX.1"], context: ["image", "generation"] }),
];
