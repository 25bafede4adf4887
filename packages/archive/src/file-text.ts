import { createHash } from "node:crypto";
import { isUtf8 } from "node:buffer";
import { FaultList } from "./faults.ts";

const REMEDY = "save it as plain text in UTF-8";

/**
 * The text of a file, without a byte order mark; null when it is no text, with the reason in `faults`.
 * @param content bytes as read, or a text that was decoded already
 */
export function readFileText(content: string | Uint8Array, faults: FaultList): string | null {
  if (typeof content !== "string") {
    const reason = describeBinary(content);
    if (reason !== null) {
      faults.error(1, 1, { message: reason, remedy: REMEDY });
      return null;
    }
    if (!isUtf8(content)) {
      const at = findInvalidUtf8(content);
      faults.error(at.line, at.column, { message: "not valid UTF-8", remedy: REMEDY });
      return null;
    }
  }
  const decoded = typeof content === "string" ? content : asBuffer(content).toString("utf8");
  const text = decoded.startsWith("\uFEFF") ? decoded.slice(1) : decoded;
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    const before = text.slice(0, nul).split("\n");
    const column = (before.at(-1)?.length ?? 0) + 1;
    faults.error(before.length, column, { message: "a NUL character: this is a binary file", remedy: REMEDY });
    return null;
  }
  if (text.trim() === "") {
    faults.error(1, 1, { message: "the file is empty", remedy: "check that it was written or downloaded completely" });
    return null;
  }
  return text;
}

/** `sha256:…` of a file's uncompressed content, in the form that receipts use; native, as archives can be large. */
export function hashContent(content: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/** A view of the same memory. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function describeBinary(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  if (a === 0x1f && b === 0x8b) return "this is a gzip file: its name must end in .csv.gz";
  if (a === 0x50 && b === 0x4b) return "this is a ZIP or spreadsheet file";
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return "this is UTF-16 text";
  return null;
}

/** No byte of a line feed is part of another character, so the first bad line can be decoded by itself. */
function findInvalidUtf8(bytes: Uint8Array): { line: number; column: number } {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const content = bytes.subarray(start, end);
    if (!isUtf8(content)) return { line, column: asBuffer(content).toString("utf8").indexOf("\uFFFD") + 1 };
    if (feed < 0) return { line: 1, column: 1 };
    start = end + 1;
  }
}
