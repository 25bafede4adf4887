import fc from "fast-check";
import type { Form } from "./forms.ts";

/** What parsers stumble over, in any of the languages that are read here. */
const FRAGMENTS = [
  ...`\0 \t \r \n \\ " ' \` , ; : | / ? # & = % + - @ < > [ ] { } ( ) * ! ~ $ ^`.split(" "),
  " ",
  "\r\n",
  "\u2028",
  "\ufeff",
  "\ud800",
  "\udfff",
  "\u202e",
  "é",
  "\u{1f9a2}",
  "\u001b[31m",
  "\u0085",
  "null",
  "true",
  "~",
  "NaN",
  "Infinity",
  "-0",
  "1e309",
  "1e-400",
  "0x10",
  "9007199254740993",
  "-1",
  "2147483648",
  "99999999999999999999",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  '{"__proto__":{"a":1}}',
  "&a ",
  "*a",
  "<<: *a",
  "!!js/function",
  "!!binary",
  "--- ",
  "...",
  "? ",
  "| ",
  "> ",
  "- - - -",
  "[[[[",
  "{{{{",
  "%YAML 1.1",
  "<![CDATA[",
  "]]>",
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  "&b;",
  "&#0;",
  "&#x110000;",
  "<!--",
  "-->",
  '<?xml version="1.1"?>',
  '<a xmlns:a="b">',
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "//evil.example",
  "\\\\evil",
  "http://127.0.0.1/",
  "http://[::1]/",
  "file:///etc/passwd",
  "../../../etc/passwd",
  "%2e%2e%2f",
  "%00",
  "%ff",
  "%0d%0aset-cookie:a",
  "=1+1",
  "@SUM(A1)",
  "' or 1=1--",
  "\\u0000",
  "%%",
  "_",
  "0000-00-00",
  "0000-01-01T00:00:00Z",
  "2026-02-30",
  "9999-12-31",
  "+275760-09-13T00:00:00.001Z",
  "2026-03-27~3d",
  "1969-12-31T23:59:59Z",
  "00:60",
  "T24:00:00Z",
] as const;

const Text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...FRAGMENTS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme-ascii", maxLength: 30 }) },
);
/** A place in a text of any length. */
const Place = fc.integer({ min: 0, max: 9_999 });
const Length = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 200 }));

type Edit =
  | { do: "cut" | "double"; at: number; length: number }
  | { do: "put"; at: number; text: string; times: number }
  | { do: "be"; text: string }
  | { do: "move"; at: number; length: number; to: number }
  | { do: "splice"; at: number; other: number; from: number; length: number };

const Edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ do: fc.constantFrom("cut" as const, "double" as const), at: Place, length: Length }),
  fc.record({
    do: fc.constant("put" as const),
    at: Place,
    text: Text,
    times: fc.oneof(
      { weight: 9, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 2, max: 300 }) },
    ),
  }),
  fc.record({ do: fc.constant("be" as const), text: Text }),
  fc.record({ do: fc.constant("move" as const), at: Place, length: Length, to: Place }),
  fc.record({ do: fc.constant("splice" as const), at: Place, other: fc.nat(), from: Place, length: Length }),
);

/**
 * Texts that are nearly right: ones of a corpus with a few edits each, and now and then noise alone.
 * @param form of the corpus; where there is one, half of the edits are of values alone
 */
export function mutantOf(corpus: readonly string[], form: Form | null = null): fc.Arbitrary<string> {
  const of = fc.nat(corpus.length - 1);
  const near = fc
    .record({ of, edits: fc.array(Edit, { minLength: 1, maxLength: 5 }) })
    .map((drawn) => drawn.edits.reduce((text, edit) => apply(text, edit, corpus), corpus[drawn.of] ?? ""));
  const noise = fc.array(Text, { maxLength: 12 }).map((parts) => parts.join(""));
  const around = [
    { weight: 24, arbitrary: near },
    { weight: 1, arbitrary: noise },
  ];
  if (form === null) return fc.oneof(...around);
  const valued = fc
    .record({ of, edits: fc.array(fc.record({ value: fc.nat(), edit: Edit }), { minLength: 1, maxLength: 3 }) })
    .map((drawn) => changeValues(corpus[drawn.of] ?? "", drawn.edits, form));
  return fc.oneof(...around, { weight: 25, arbitrary: valued });
}

function changeValues(text: string, edits: readonly { value: number; edit: Edit }[], form: Form): string {
  const values = form.read(text);
  for (const { value, edit } of edits) {
    const at = value % values.length;
    values[at] = apply(values[at] ?? "", edit, values);
  }
  return form.write(text, values);
}

function apply(text: string, edit: Edit, corpus: readonly string[]): string {
  if (edit.do === "be") return edit.text;
  const at = placeIn(text, edit.at);
  switch (edit.do) {
    case "cut":
      return text.slice(0, at) + text.slice(at + edit.length);
    case "double":
      return text.slice(0, at + edit.length) + text.slice(at);
    case "put":
      return text.slice(0, at) + edit.text.repeat(edit.times) + text.slice(at);
    case "move": {
      const rest = text.slice(0, at) + text.slice(at + edit.length);
      const to = placeIn(rest, edit.to);
      return rest.slice(0, to) + text.slice(at, at + edit.length) + rest.slice(to);
    }
    case "splice": {
      const other = corpus[edit.other % corpus.length] ?? "";
      const from = placeIn(other, edit.from);
      return text.slice(0, at) + other.slice(from, from + edit.length) + text.slice(at);
    }
  }
}

function placeIn(text: string, place: number): number {
  return Math.floor((place / 10_000) * (text.length + 1));
}
