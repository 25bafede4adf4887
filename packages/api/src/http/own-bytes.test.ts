import { Hono } from "hono";
import { expect, test } from "vitest";
import { toSpanRun } from "../compare/span-run.ts";
import { toEntry } from "./cache-entry.ts";
import { rememberWritten } from "./remember-written.ts";
import { writtenJson } from "./written-json.ts";

const MADE = { version: 1, day: "2026-08-22", checkedAt: 0, goodUntil: Infinity };
const TEXT = '{"stars":12}';

/** Bytes as Node's buffers are: a short part of what other buffers are cut out of as well. */
function writeShort(): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(TEXT);
  expect(bytes.buffer.byteLength).toBeGreaterThan(bytes.byteLength);
  return bytes;
}

test("a kept answer holds its own bytes, and nothing that it was cut out of", async () => {
  const app = new Hono().get("/", (c) => writtenJson(c, writeShort()));
  const { body } = await toEntry(await app.request("/"), MADE);
  expect(new TextDecoder().decode(body)).toBe(TEXT);
  expect(body.buffer.byteLength).toBe(TEXT.length);
});

test("so does what is remembered as written, and stays the same bytes", () => {
  const once = rememberWritten();
  const first = once("a", writeShort);
  expect(first.buffer.byteLength).toBe(TEXT.length);
  expect(once("a", writeShort)).toBe(first);
});

test("so do the points of a comparison", () => {
  const point = { t: "2026-08-22", value: 12, quality: "observed", receipt: "1-1" } as const;
  const { text } = toSpanRun([{ point, lastDay: point.t, source: null }], "day", null);
  expect(text.buffer.byteLength).toBe(JSON.stringify(point).length + 1);
});
