import { describe, expect, it } from "vitest";
import { isEnglishWord, isPersonOrPlace } from "./everyday-words.ts";
import { nameShape } from "./name-shape.ts";

const bare = { hasContext: false, isAlias: false };

describe("the lists of everyday words", () => {
  it.each("goose outlines continued transformers handy mint planned stories".split(" "))(
    "know %s as English",
    (word) => {
      expect(isEnglishWord(word)).toBe(true);
    },
  );

  it.each("jan devin travis paris".split(" "))("know %s as a person, a place or a month", (word) => {
    expect(isPersonOrPlace(word)).toBe(true);
  });

  it.each("ollama dify vllm autogen unsloth aider langflow".split(" "))("do not know %s, which was coined", (word) => {
    expect([isEnglishWord(word), isPersonOrPlace(word)]).toEqual([false, false]);
  });
});

describe("nameShape", () => {
  it.each([
    ["Ollama", "unique"],
    ["n8n", "unique"],
    ["vLLM", "unique"],
    ["llama.cpp", "unique"],
    ["bolt.new", "unique"],
    ["Open WebUI", "unique"],
    ["faster-whisper", "as written"],
    ["Goose", "ambiguous"],
    ["Transformers", "ambiguous"],
    ["Jan", "ambiguous"],
    ["exo", "ambiguous"],
    ["o3", "ambiguous"],
    ["FLUX", "ambiguous"],
    ["", "ambiguous"],
    ["+++", "ambiguous"],
  ])("%s is %s by its form", (name, shape) => {
    expect(nameShape(name, bare)).toBe(shape);
  });

  it.each([
    ["AutoGen", "as written"],
    ["Letta", "as written"],
    ["MCP Servers", "descriptive"],
    ["Gemini CLI", "unique"],
    ["Mem0", "unique"],
    ["Goose", "ambiguous"],
  ])("%s is %s where the maintainer gave words that must stand near it", (name, shape) => {
    expect(nameShape(name, { hasContext: true, isAlias: false })).toBe(shape);
  });

  it("takes an alias of several words for what it is given for: to tell a project apart", () => {
    expect(nameShape("codename goose", { hasContext: true, isAlias: true })).toBe("unique");
    expect(nameShape("Comfy", { hasContext: true, isAlias: true })).toBe("ambiguous");
  });
});
