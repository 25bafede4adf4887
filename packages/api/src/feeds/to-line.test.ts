import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutLine, toLine } from "./to-line.ts";

const anyText = fc.string({ unit: "binary" });
const code = (point: number) => String.fromCodePoint(point);

describe("a text from outside as a line", () => {
  test("every control character becomes a space: XML forbids most of them, and a line has no others", () => {
    for (let point = 0; point < 0x20; point += 1) expect(toLine(`a${code(point)}b`)).toBe("a b");
    for (const point of [0x7f, 0x85, 0x9f, 0x2028, 0x2029]) expect(toLine(`a${code(point)}b`)).toBe("a b");
  });

  test("what would turn the text after it round is left out, what is part of a script stays", () => {
    expect(toLine("v1 \u202egpj.exe\u202c \u2066x\u2069")).toBe("v1 gpj.exe x");
    expect(toLine("گروه\u200cها \u200fאב")).toBe("گروه\u200cها \u200fאב");
  });

  test("emoji, combining marks and markup are what somebody called it: they stay", () => {
    for (const name of ["🎉 v2 👩‍👩‍👧", "e\u0301te", "<b>1.0</b> ]]> &amp; &apos; <!-- -->"])
      expect(toLine(name)).toBe(name);
  });

  test("halves of characters and noncharacters are shown as what they are: unreadable", () => {
    expect(toLine("a\ud800b")).toBe("a\ufffdb");
    expect(toLine("a\uffffb\ufdd0c")).toBe("a\ufffdb\ufffdc");
  });

  test("whatever comes in, one line that XML allows comes out, and is a line already", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = toLine(text);
        expect(line).toMatch(/^[^\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]*$/u);
        expect(toLine(line)).toBe(line);
      }),
    );
  });
});

describe("a long line", () => {
  test("is cut between characters as people see them, and shows that it was", () => {
    expect(cutLine("👩‍👩‍👧".repeat(5), 3)).toBe("👩‍👩‍👧👩‍👩‍👧…");
    expect(cutLine("abc", 3)).toBe("abc");
    expect(cutLine("abcd", 3)).toBe("ab…");
  });
});
