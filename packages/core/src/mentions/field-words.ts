/*
 * The vocabulary that texts about open-source AI share, whichever project they mean. Such a word beside an ambiguous
 * name says that the text is of this field, as the project's own context words say which project is meant. Kept short:
 * words that other kinds of software use as much (tool, app, code, server, library) tell nothing.
 */
export const FIELD_WORDS: readonly string[] = [
  "AI",
  "AI agent",
  "agentic",
  "artificial intelligence",
  "LLM",
  "large language model",
  "language model",
  "GPT",
  "GPT-4",
  "GPT-5",
  "OpenAI",
  "Anthropic",
  "Claude",
  "ChatGPT",
  "Copilot",
  "DeepSeek",
  "Mistral",
  "Llama",
  "Qwen",
  "chatbot",
  "coding agent",
  "generative",
  "inference",
  "MCP",
  "open model",
  "open source",
  "open weights",
  "prompt",
  "RAG",
  "speech-to-text",
  "text-to-image",
  "vibe coding",
];
