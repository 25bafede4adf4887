/** An entry as a feed gives it, whatever its format. */
export interface RawEntry {
  title: string | null;
  /** Where it may be read, the most likely first; as they stand in the feed. */
  addresses: string[];
  /** `xml:base` from the outermost to the innermost. */
  bases: string[];
  /** HTML or plain text. */
  content: string;
  /** The `xml:base` of the content alone. */
  contentBase: string | null;
  /** Addresses that it is about. */
  related: string[];
  /** When it came out, the likeliest first. */
  published: string[];
  /** When it was changed; less than when it came out. */
  updated: string[];
}

/** The texts of a list that are there. */
export function present(...values: (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined && value !== "");
}

/** An identifier that is an address. Others would look like relative ones. */
export function absolute(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//i.test(id.trim()) ? id : undefined;
}
