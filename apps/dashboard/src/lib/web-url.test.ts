import { describe, expect, it } from "vitest";
import { webUrl } from "./web-url.ts";

describe("webUrl", () => {
  it("passes addresses of the web", () => {
    expect(webUrl("https://aidran.ai/stories/x")).toBe("https://aidran.ai/stories/x");
  });

  it("refuses anything that a click could run: these come from feeds and files of others", () => {
    expect(webUrl("javascript:alert(1)")).toBeNull();
    expect(webUrl(" https://x")).toBeNull();
    expect(webUrl("data:text/html,x")).toBeNull();
    expect(webUrl(null)).toBeNull();
  });
});
