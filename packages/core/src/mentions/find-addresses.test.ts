import { describe, expect, it } from "vitest";
import { compileLinker } from "./compile-linker.ts";
import { TARGETS } from "./test-targets.ts";

const linker = compileLinker(TARGETS);

function find(text: string) {
  return linker.find({ title: null, text, url: null }).map(({ repo, tier, score }) => `${repo} ${tier} ${score}`);
}

describe("addresses of repositories", () => {
  it.each([
    "https://github.com/openai/codex",
    "http://www.github.com/OpenAI/Codex/",
    "See https://github.com/openai/codex.",
    "(https://github.com/openai/codex), and so on",
    "[it](https://github.com/openai/codex)",
    '<a href="https://github.com/openai/codex">it</a>',
    "**https://github.com/openai/codex**",
    "_https://github.com/openai/codex_",
    "https://github.com/openai/codex.git",
    "git clone git@github.com:openai/codex.git",
    "ssh://git@github.com/openai/codex.git",
    "https://token@github.com/openai/codex",
    "git+https://github.com/openai/codex@main",
    "https://github.com/openai/codex/blob/main/README.md?plain=1#L3",
    "https://github.com:443/openai/codex/issues/12",
    "github.com/openai/codex",
    "go install github.com/openai/codex@latest",
    "//github.com/openai/codex",
    "https://api.github.com/repos/openai/codex/releases",
    "https://raw.githubusercontent.com/openai/codex/main/README.md",
    "https://codeload.github.com/openai/codex/zip/main",
    "https://web.archive.org/web/2025/https://github.com/openai/codex",
    "https://evil.example/?to=https://github.com/openai/codex",
    "参照：https://github.com/openai/codex。",
    "来源github.com/openai/codex。",
  ])("names the repository: %s", (text) => {
    expect(find(text)).toEqual(["openai/codex T1 1"]);
  });

  it("leads from an earlier name to today’s project", () => {
    expect(find("https://github.com/Block/Goose/releases")).toEqual(["aaif-goose/goose T1 1"]);
  });

  it.each([
    "https://github.com/openai",
    "https://github.com/openai/codex-action",
    "https://github.com/openai/codexes",
    "https://gist.github.com/openai/codex",
    "https://openai.github.com/openai/codex",
    "https://github.com.evil.example/openai/codex",
    "https://github.community/openai/codex",
    "https://notgithub.com/openai/codex",
    "https://my-github.com/openai/codex",
    "https://github.com@evil.example/openai/codex",
    "https://evil.example/github.com/openai/codex",
    "https://gitlab.com/openai/codex",
    "https://githubusercontent.com.evil.example/openai/codex",
    "me@github.com/openai/codex",
  ])("does not name it: %s", (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe("registered pages and packages", () => {
  it.each([
    ["https://goose-docs.ai/docs/quickstart", "aaif-goose/goose"],
    ["http://www.goose-docs.ai", "aaif-goose/goose"],
    ["It is at goose-docs.ai.", "aaif-goose/goose"],
    ["https://docs.continue.dev/customize", "continuedev/continue"],
    ["https://huggingface.co/docs/transformers/index", "huggingface/transformers"],
    ["https://huggingface.co/docs/transformers", "huggingface/transformers"],
    ["https://www.npmjs.com/package/n8n", "n8n-io/n8n"],
    ["https://www.npmjs.com/package/@openai/codex/v/1.0.0", "openai/codex"],
    ["https://www.npmjs.com/package/%40openai%2Fcodex", "openai/codex"],
    ["https://registry.npmjs.org/n8n", "n8n-io/n8n"],
    ["https://pypi.org/project/OpenAI_Whisper/", "openai/whisper"],
    ["https://huggingface.co/openai/whisper-large", "openai/whisper"],
    ["hf.co/openai/whisper-large/tree/main", "openai/whisper"],
  ])("%s names %s", (text, repo) => {
    expect(find(text)).toEqual([`${repo} T1 0.95`]);
  });

  it.each([
    "https://goose-docs.ai.evil.example/",
    "https://mygoose-docs.ai/",
    "https://my-goose-docs.ai/",
    "https://goose-docs.aid/",
    "https://user:goose-docs.ai@evil.example/",
    "help@goose-docs.ai",
    "https://evil.example/goose-docs.ai",
    "https://huggingface.co/docs/transformers.js",
    "https://huggingface.co/docs/tokenizers",
    "https://huggingface.co/openai/whisper-largest",
    "https://www.npmjs.com/package/n8n-nodes",
    "https://www.npmjs.com/~n8n",
    "https://pypi.org/project/whispers/",
  ])("%s names nothing", (text) => {
    expect(find(text)).toEqual([]);
  });

  it("lets a page that two projects give as theirs name neither", () => {
    const two = ["one", "two"].map((name) => ({
      ...TARGETS[0],
      repo: `maker/${name}`,
      name,
      homepage: "https://maker.example",
    }));
    const shared = compileLinker(
      two.map((t) => ({
        ...t,
        formerly: [],
        aliases: [],
        maintainers: [],
        context: [],
        notContext: [],
        packages: { npm: [], pypi: [], huggingface: [] },
      })),
    );
    expect(shared.find({ title: null, text: "https://maker.example/", url: null })).toEqual([]);
  });

  it("reads the links of a page beside its text, and says so", () => {
    const links = ["https://example.org", "https://github.com/n8n-io/n8n"];
    const [found] = linker.find({ title: null, text: "Here.", url: null, links });
    expect(found).toMatchObject({ repo: "n8n-io/n8n", tier: "T1", place: "link", evidence: links[1] });
  });
});
