import { ADDRESSES, ANSWERS } from "./answers.ts";
import { ENCODINGS } from "./encodings.ts";
import { ENTRIES } from "./entries.ts";
import type { HostileDocument } from "./hostile-document.ts";
import { STRUCTURES } from "./structures.ts";

/** Every malformed or hostile document that we know. */
export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = [
  ...ENCODINGS,
  ...ENTRIES,
  ...STRUCTURES,
  ...ANSWERS,
  ...ADDRESSES,
];
