import { expect, test } from "vitest";
import { prepareQuery } from "./prepared-query.ts";

function documentOf(query: string): unknown {
  const prepared = prepareQuery(query, null);
  return "document" in prepared ? prepared.document : null;
}

test("a text that comes again is not parsed again, and only the last few texts are remembered", () => {
  const often = "{ viewer { login } }";
  const first = documentOf(often);
  for (let i = 0; i < 40; i += 1) {
    documentOf(`{ a${i}: viewer { login } }`);
    expect(documentOf(often)).toBe(first);
  }
  const forgotten = documentOf("{ once: viewer { login } }");
  for (let i = 0; i < 40; i += 1) documentOf(`{ b${i}: viewer { login } }`);
  expect(documentOf("{ once: viewer { login } }")).not.toBe(forgotten);
  expect(documentOf(often)).not.toBe(first);
});

test("what is wrong with a text is remembered with it, and its operations stay apart", () => {
  const twice = [prepareQuery("{ nobody }", null), prepareQuery("{ nobody }", null)];
  expect(twice[0]).toBe(twice[1]);
  expect(twice[0]).toMatchObject({ errors: [{ message: expect.stringMatching(/nobody/) as string }] });
  const two = "query A { viewer { login } } query B { viewer { id } }";
  const nameOf = (name: string | null) => {
    const prepared = prepareQuery(two, name);
    return "operation" in prepared ? prepared.operation.name?.value : prepared.errors[0]?.message;
  };
  expect([nameOf("A"), nameOf("B"), nameOf(null)]).toEqual(["A", "B", "An operation name is required"]);
});
