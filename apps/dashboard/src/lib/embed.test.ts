import { describe, expect, it } from "vitest";
import { writeSnippets } from "./embed.ts";

describe("writeSnippets", () => {
  const snippets = writeSnippets("http://localhost:4000", "aaif-goose/goose", "Goose");

  it("points at the chart's own addresses", () => {
    expect(snippets.iframe).toContain('src="http://localhost:4000/embed/aaif-goose/goose/stars"');
    expect(snippets.image).toContain('src="http://localhost:4000/charts/aaif-goose/goose/stars.svg"');
  });

  it("gives the frame a title and the image a text, for those who can't see them", () => {
    expect(snippets.iframe).toContain('title="Goose: GitHub stars over time, by Groundswell"');
    expect(snippets.image).toContain('alt="Goose: GitHub stars over time, by Groundswell"');
  });

  it("keeps a project's name from breaking out of the attribute", () => {
    const { iframe } = writeSnippets("https://x.example", "a/b", '"><script>');
    expect(iframe).not.toContain("<script>");
    expect(iframe).toContain("&quot;&gt;&lt;script&gt;");
  });
});
