/** How a text is built, so that a value in it can be changed while all else stays right: what is wrong is found further in. */
export interface Form {
  /** The values of a text that is right. */
  read: (text: string) => string[];
  /** The text with these values in place of its own. */
  write: (text: string, values: readonly string[]) => string;
}

/** Of an address with a query that query's values; of another the parts of its path. */
const VALUES = /(?<=[=,])[^&,]+/g;
const PARTS = /[^/]+/g;
/** Where a list goes on: an object in JSON, which nobody reads as it stands. */
const CURSOR = "eyJ";

/** Values of an address, each escaped; of a cursor, what is in it. */
export const ADDRESS: Form = {
  read: (text) => {
    const parts = text.match(patternOf(text)) ?? [];
    return parts.map((part) => (part.startsWith(CURSOR) ? fromBase64(part) : decodeURIComponent(part)));
  },
  write: (text, values) => {
    let at = 0;
    return text.replaceAll(patternOf(text), (part) => escape(values[at++] ?? "", part.startsWith(CURSOR)));
  },
};

/** What stands in JSON that is no list and no object. A value that reads as JSON itself becomes what it says. */
export const JSON_BODY: Form = {
  read: (text) => {
    const leaves: string[] = [];
    JSON.parse(text, (_, value: unknown) => {
      if (!isBranch(value)) leaves.push(String(value));
      return value;
    });
    return leaves;
  },
  write: (text, values) => {
    let at = 0;
    const change = (_: string, value: unknown) => (isBranch(value) ? value : toValue(values[at++] ?? "", value));
    return JSON.stringify(JSON.parse(text, change));
  },
};

/** A delivery: the event's name, and below it JSON. */
export const DELIVERY: Form = {
  read: (text) => {
    const { event, body } = cutAtLine(text);
    return [event, ...JSON_BODY.read(body)];
  },
  write: (text, [event = "", ...values]) => `${event}\n${JSON_BODY.write(cutAtLine(text).body, values)}`,
};

/** The first line is the event's name, the rest the body. */
export function cutAtLine(text: string): { event: string; body: string } {
  const [event = "", ...rest] = text.split("\n");
  return { event, body: rest.join("\n") };
}

function patternOf(address: string): RegExp {
  return address.includes("?") ? VALUES : PARTS;
}

function escape(value: string, isCursor: boolean): string {
  return isCursor ? Buffer.from(value).toString("base64url") : encodeURIComponent(value.toWellFormed());
}

function fromBase64(text: string): string {
  return Buffer.from(text, "base64url").toString();
}

function isBranch(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function toValue(text: string, original: unknown): unknown {
  if (text === String(original)) return original;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
