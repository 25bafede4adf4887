import { expect, it } from "vitest";
import { measureLikeness, rankByLikeness } from "./likeness.ts";

const PROJECTS = [
  { repo: "ollama/ollama", name: "Ollama" },
  { repo: "aaif-goose/goose", name: "Goose" },
  { repo: "ggml-org/llama.cpp", name: "llama.cpp" },
  { repo: "vllm-project/vllm", name: "vLLM" },
];

it.each([
  ["ollama/olama", "ollama/ollama"],
  ["block/gose", "aaif-goose/goose"],
  ["vlm", "vllm-project/vllm"],
  ["ggml/llamacpp", "ggml-org/llama.cpp"],
])("%s is a slip for %s", (text, repo) => {
  expect(rankByLikeness(text, PROJECTS)[0]?.repo).toBe(repo);
});

it("names nobody when nothing is like the word: a wrong guess is worse than none", () => {
  expect(rankByLikeness("torvalds/linux", PROJECTS)).toEqual([]);
  expect(rankByLikeness("", PROJECTS)).toEqual([]);
});

it("takes the same word for the likest, whatever its capitals and points", () => {
  expect(measureLikeness("LLaMA-cpp", "llama.cpp")).toBe(1);
  expect(measureLikeness("ab", "xy")).toBe(0);
});
