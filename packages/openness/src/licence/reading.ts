/** A licence of SPDX's list. */
export interface NamedLicence {
  /** Every identifier that stands for this text. */
  ids: string[];
  name: string;
  osiApproved: boolean;
}

/**
 * What the text of a licence file is.
 * - `listed`: word for word one text of SPDX's list, or several one after another, and nothing else
 * - `changed`: much of a listed text, with words that are not its own: it is another licence, approved by nobody
 * - `custom`: no listed text; a licence that is known by its name
 * - `unknown`: a text that could not be identified, which says nothing of what it grants
 * - `empty`: no words
 * - `unread`: nobody has read it, and why
 * - `link`: it is a symbolic link to another file, as the link has it; what a file says is read where the link leads
 */
export type LicenceReading =
  | { kind: "listed"; licences: NamedLicence[] }
  | { kind: "changed"; nearest: NamedLicence; similarity: number; families: string[] }
  | { kind: "custom"; families: string[] }
  | { kind: "unknown" }
  | { kind: "empty" }
  | { kind: "unread"; why: string }
  | { kind: "link"; to: string };

/** Of a content that is still to be asked for. */
export const NOT_READ_YET: LicenceReading = { kind: "unread", why: "not read yet" };

/** Whether OSI has approved all that a file says: nothing but a copy, word for word, of texts that it has. */
export function isOsiApproved(reading: LicenceReading): boolean {
  return reading.kind === "listed" && reading.licences.every(({ osiApproved }) => osiApproved);
}
