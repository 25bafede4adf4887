import { describe, expect, it } from "vitest";
import { nextHop, startHop } from "./redirects.ts";

const from = (url: string) => startHop(new URL(url));

describe("nextHop", () => {
  it("never leads from https to http, not even on the same host, but the other way round", () => {
    expect(() => nextHop(from("https://a.example/x"), "http://a.example/x")).toThrow(
      "from https to http://a.example/x",
    );
    expect(nextHop(from("http://a.example/x"), "https://a.example/x").url.href).toBe("https://a.example/x");
  });

  it("never comes back within the origin once it has left it", () => {
    const away = nextHop(from("https://a.example/1"), "https://b.example/");
    expect(away.sameOrigin).toBe(false);
    expect(nextHop(away, "https://a.example/2").sameOrigin).toBe(false);
  });

  it("counts another port or scheme as another origin", () => {
    expect(nextHop(from("http://a.example/"), "https://a.example/").sameOrigin).toBe(false);
    expect(nextHop(from("https://a.example/"), "https://a.example:444/").sameOrigin).toBe(false);
    expect(nextHop(from("https://a.example/"), "https://a.example:443/x").sameOrigin).toBe(true);
  });
});
