import type { LicenceReading } from "./reading.ts";

/** A licence in as few words as are true: an identifier, `changed <identifier>`, a family's name, `unidentified` or `not read`. */
export type LicenceLabel = string;

/** What cannot be told apart, though words are there. */
export const UNIDENTIFIED: LicenceLabel = "unidentified";

/** What nobody has read: not the same as what could not be told apart. */
export const NOT_READ: LicenceLabel = "not read";

/** What one file's reading comes to; none for a file without words. */
export function labelLicences(reading: LicenceReading): LicenceLabel[] {
  switch (reading.kind) {
    case "listed":
      return reading.licences.map(({ ids, name }) => ids[0] ?? name);
    case "changed":
      return [`changed ${reading.nearest.ids[0] ?? reading.nearest.name}`];
    case "custom":
      return reading.families;
    case "unknown":
      return [UNIDENTIFIED];
    case "unread":
    case "link":
      return [NOT_READ];
    case "empty":
      return [];
  }
}
