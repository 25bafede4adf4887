import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storyIdOf, storyKey, storySlug } from "./story-address.ts";

describe("storyKey: two addresses of one page have one key", () => {
  it.each<[why: string, url: string, key: string]>([
    ["as it is", "https://example.org/a", "https://example.org/a"],
    ["another scheme", "http://example.org/a", "https://example.org/a"],
    ["capitals in the host", "https://Example.ORG/A", "https://example.org/A"],
    ["www.", "https://www.example.org/a", "https://example.org/a"],
    ["a host that ends in a dot", "https://example.org./a", "https://example.org/a"],
    ["the port that goes without saying", "http://example.org:80/a", "https://example.org/a"],
    ["the other scheme's port", "http://example.org:443/a", "https://example.org/a"],
    ["who may read it", "https://user:pass@example.org/a", "https://example.org/a"],
    ["a fragment", "https://example.org/a#comments", "https://example.org/a"],
    ["a slash at the end", "https://example.org/a/", "https://example.org/a"],
    ["the front page", "https://example.org", "https://example.org"],
    ["index.html", "https://example.org/a/index.html", "https://example.org/a"],
    ["index.htm and slashes", "https://example.org/a//index.htm/", "https://example.org/a"],
    [
      "trackers",
      "https://example.org/a?utm_source=x&UTM_Medium=y&fbclid=1&gclid=2&ref=hn&source=rss",
      "https://example.org/a",
    ],
    ["trackers among others", "https://example.org/a?p=1&utm_source=x", "https://example.org/a?p=1"],
    ["another order of parameters", "https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"],
    ["letters escaped for no reason", "https://example.org/%61%7Eb%2Dc", "https://example.org/a~b-c"],
    ["escapes in small letters", "https://example.org/caf%c3%a9", "https://example.org/caf%C3%A9"],
    ["letters that need an escape", "https://example.org/café", "https://example.org/caf%C3%A9"],
    ["dots in the path", "https://example.org/x/../a/./", "https://example.org/a"],
    ["a host in its own script", "https://bücher.example/a", "https://xn--bcher-kva.example/a"],
  ])("%s", (_why, url, key) => {
    expect(storyKey(url)).toBe(key);
  });

  it.each([
    ["the path's capitals", "https://example.org/A", "https://example.org/a"],
    ["another port", "https://example.org:8080/a", "https://example.org/a"],
    ["a parameter that says which page", "https://news.example/item?id=1", "https://news.example/item?id=2"],
    ["the order of one parameter's values", "https://example.org/a?x=1&x=2", "https://example.org/a?x=2&x=1"],
    ["an escaped slash", "https://example.org/a%2Fb", "https://example.org/a/b"],
    ["an escaped percent sign", "https://example.org/%2541", "https://example.org/A"],
    ["a name that is www.com", "https://www.com/a", "https://com/a"],
    ["a page called index", "https://example.org/myindex.html", "https://example.org/my"],
  ])("but %s makes another", (_why, one, other) => {
    expect(storyKey(one)).not.toBe(storyKey(other));
  });

  const part = fc.constantFrom(
    "%",
    "%2",
    "%41",
    "%2e",
    "%2E%2e",
    "%7e",
    "/",
    "//",
    "index.html",
    "a",
    "é",
    "..",
    ".",
    "%2F",
    "%25",
    "+",
    " ",
    ";",
    "\\",
  );
  const path = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(""));
  const host = fc.constantFrom(
    "example.org",
    "www.example.org",
    "www.www.com",
    "WWW.com",
    "[::1]",
    "127.0.0.1",
    "a..",
    "bücher.example",
  );
  const query = fc.array(fc.constantFrom("a=1", "b", "utm_x=1", "ref=1", "=", "a=%zz", "%ff=%FF", "x=a+b", "x=a%20b"), {
    maxLength: 5,
  });
  const url = fc
    .tuple(fc.constantFrom("http", "https", "HTTP"), host, fc.constantFrom("", ":80", ":443", ":81"), path, query)
    .map(([scheme, name, port, rest, parts]) => `${scheme}://${name}${port}/${rest}?${parts.join("&")}#${rest}`);

  it("is its own key, and an address, whatever it is made of", () => {
    const anyUrl = fc.oneof(url, fc.webUrl({ withFragments: true, withQueryParameters: true }));
    fc.assert(
      fc.property(anyUrl, (text) => {
        const key = storyKey(text);
        expect(storyKey(key)).toBe(key);
        expect(URL.canParse(key)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("is the same with or without what says nothing of the page", () => {
    fc.assert(
      fc.property(url, (text) => {
        const { host: name, pathname, search } = new URL(text);
        expect(storyKey(`https://${name}${pathname}${search}${search === "" ? "?" : "&"}utm_campaign=x#y`)).toBe(
          storyKey(`https://${name}${pathname}${search}`),
        );
      }),
    );
  });

  it("is refused of what is no page on the web", () => {
    for (const text of [
      "",
      "example.org",
      "/a",
      "ftp://example.org/a",
      "javascript:alert(1)",
      "mailto:a@example.org",
    ]) {
      expect(() => storyKey(text)).toThrow(TypeError);
    }
  });
});

describe("storyIdOf", () => {
  it("is the beginning of the key's hash: the same on every machine", () => {
    // printf %s https://example.org/a | sha256sum
    expect(storyIdOf("https://example.org/a")).toBe("b5b10dd0429e69ac");
  });
});

describe("storySlug", () => {
  const ID = "0f3c9a1b2c3d4e5f";

  it.each([
    ["Who pays for “free” models?", "who-pays-for-free-models-0f3c9a"],
    ["Open Source AI's Identity Crisis", "open-source-ais-identity-crisis-0f3c9a"],
    ["Ünïcode — déjà vu", "unicode-deja-vu-0f3c9a"],
    ["開源", "story-0f3c9a"],
    ["", "story-0f3c9a"],
  ])("%s", (title, slug) => {
    expect(storySlug(title, ID)).toBe(slug);
  });

  it("takes more of the id where it is asked to", () => {
    expect(storySlug("T", ID, 10)).toBe("t-0f3c9a1b2c");
  });

  it("is cut between words, and within one that is longer than all of it", () => {
    expect(storySlug("word ".repeat(30), ID)).toBe(`${"word-".repeat(16).slice(0, -1)}-0f3c9a`);
    expect(storySlug("x".repeat(500), ID)).toBe(`${"x".repeat(80)}-0f3c9a`);
  });

  it("is a slug of at most 87 characters, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (title) => {
        const slug = storySlug(title, ID);
        expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*-0f3c9a$/);
        expect(slug.length).toBeLessThanOrEqual(87);
      }),
    );
  });
});

it("an address of many slashes that ends otherwise is read at all: it took twice as long with each slash", () => {
  const address = `https://example.org${"/".repeat(200)}x`;
  expect(storyKey(address)).toBe(address);
  expect(storyKey(`https://example.org/a${"/index.html/".repeat(50)}`)).toBe("https://example.org/a");
});
