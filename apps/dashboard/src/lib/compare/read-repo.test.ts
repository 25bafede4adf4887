import { expect, it } from "vitest";
import { readRepo } from "./read-repo.ts";

it.each([
  ["https://github.com/ollama/ollama", "ollama/ollama"],
  ["HTTP://www.GitHub.com/ollama/ollama/issues?q=is#top", "ollama/ollama"],
  ["github.com/ollama/ollama.git", "ollama/ollama"],
  ["git@github.com:ollama/ollama.git", "ollama/ollama"],
  ["ollama/ollama/", "ollama/ollama"],
  ["ollama/ollama", "ollama/ollama"],
  ["Llama of GitHub.com/x", "Llama of GitHub.com/x"],
  ["https://example.org/ollama/ollama", "https://example.org/ollama/ollama"],
])("%s is read as %s", (text, repo) => {
  expect(readRepo(text)).toBe(repo);
});
