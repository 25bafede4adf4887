import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Fault } from "./faults.ts";

/** The most that an archive may take, on disk and uncompressed. Millions of rows fit; a file meant to harm does not. */
export const MAX_ARCHIVE_BYTES = 256 * 1024 * 1024;

/** A file's bytes, or why they can't be had. */
export async function readBytes(path: string, maxBytes: number): Promise<Buffer | Fault> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) return { message: "not a file", remedy: "give the path of one archive file" };
    if (stats.size > maxBytes) return describeTooLarge(maxBytes);
    return await readFile(path);
  } catch (error) {
    return describeReadError(error);
  }
}

/** The content of a gzip file, never more than `maxBytes` of it. */
export async function decompress(bytes: Uint8Array, maxBytes: number): Promise<Buffer | Fault> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") return describeTooLarge(maxBytes);
    return { message: "not a complete gzip file", remedy: "download or compress it again" };
  }
}

function describeTooLarge(maxBytes: number): Fault {
  return { message: `larger than ${maxBytes} bytes, uncompressed`, remedy: "split it into several files" };
}

function describeReadError(error: unknown): Fault {
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ENOTDIR") return { message: "no such file", remedy: "check the path" };
  if (code === "EACCES" || code === "EPERM")
    return { message: "may not be read", remedy: "give yourself the right to" };
  return { message: `can't be read (${code})`, remedy: "check the path and the disk" };
}

/** Node's code of a system error; `unknown` for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
