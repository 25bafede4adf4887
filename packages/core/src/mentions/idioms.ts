/*
 * Turns of phrase in which an English word that projects bear as a name is only itself. A few of the commonest: what
 * stands in no such phrase still needs words that make it mean the project, and `notContext` adds a project's own.
 */
export const IDIOMS: readonly string[] = [
  "continue reading",
  "continue to",
  "read on",
  "golden goose",
  "wild goose",
  "mother goose",
  "goose egg",
  "goose eggs",
  "goose that lays",
  "goose that laid",
  "in flux",
  "into the void",
  "null and void",
  "void function",
  "in a whisper",
  "bolt on",
  "nuts and bolts",
  "lightning bolt",
  "mouse cursor",
  "text cursor",
  "cursor position",
  "database cursor",
  "in handy",
  "a crush on",
  "vision transformers",
];
