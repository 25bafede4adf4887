import type { Language } from "../spec.ts";
import { createFormats } from "./formats.ts";
import type { Reading } from "./types.ts";

export interface ReadingWords extends Pick<Reading, "quality" | "noFigure"> {
  day: (number: string) => string;
}

export function makeReading(language: Language, { day, ...words }: ReadingWords): Reading {
  const formats = createFormats(language);
  return { ...formats, ...words, age: (days: number) => day(formats.number(days)) };
}
