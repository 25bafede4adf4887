import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { codeOf } from "../read-bytes.ts";
import { ExportFault } from "./export-fault.ts";
import { RATIO_FROM_BYTES, type ExportLimits } from "./export-limits.ts";

const LINE_FEED = 10;
const GZIP = [0x1f, 0x8b];
/** Bytes read, and inflated, at once. */
const CHUNK_BYTES = 256 * 1024;

const AGAIN = "take another copy of the file, or export again";

/**
 * The lines of a file, gzipped or not, some at a time, without their line feeds. Constant memory, whatever the file.
 * @throws ExportFault where it can't be read, is cut off, or is more than the limits allow
 */
export async function* readLines(path: string, limits: ExportLimits): AsyncGenerator<Buffer[]> {
  let line = 1;
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of readChunks(path, limits, () => line)) {
    const lines: Buffer[] = [];
    let start = 0;
    for (let feed = chunk.indexOf(LINE_FEED); feed !== -1; feed = chunk.indexOf(LINE_FEED, start)) {
      const rest = chunk.subarray(start, feed);
      lines.push(held.length === 0 ? rest : Buffer.concat([...held, rest]));
      held = [];
      heldBytes = 0;
      start = feed + 1;
    }
    line += lines.length;
    if (lines.length > 0) yield lines;
    if (start < chunk.length) {
      held.push(chunk.subarray(start));
      heldBytes += chunk.length - start;
    }
    if (heldBytes > limits.maxLineBytes) throw tooLong(path, line, limits);
  }
  if (held.length > 0) throw new ExportFault(path, line, "the file ends within a line", AGAIN);
}

async function* readChunks(path: string, limits: ExportLimits, lineNow: () => number): AsyncGenerator<Buffer> {
  // First: a stream that nobody reads yet would end the process with its error.
  const isPacked = await isGzip(path);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const bytes = isPacked ? file.pipe(createGunzip({ chunkSize: CHUNK_BYTES })) : file;
  // A pipe does not pass on what goes wrong before it.
  file.on("error", (error) => bytes.destroy(error));
  let total = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > limits.maxBytes) throw tooMuch(path, lineNow(), limits);
      if (total > RATIO_FROM_BYTES && total > limits.maxRatio * file.bytesRead) throw tooDense(path, lineNow(), limits);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof ExportFault) throw cause;
    throw describeReadError(path, lineNow(), cause);
  } finally {
    file.destroy();
    bytes.destroy();
  }
}

/** Whether a file begins as gzipped ones do. @throws ExportFault when it can't be read */
export async function isGzip(path: string): Promise<boolean> {
  try {
    const handle = await open(path);
    try {
      const { buffer } = await handle.read(Buffer.alloc(GZIP.length), 0, GZIP.length, 0);
      return GZIP.every((byte, i) => buffer[i] === byte);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw describeReadError(path, null, cause);
  }
}

function describeReadError(path: string, line: number | null, cause: unknown): ExportFault {
  const code = codeOf(cause);
  if (code.startsWith("Z_"))
    return new ExportFault(path, line, "the compressed file is cut off or damaged here", AGAIN, cause);
  if (code === "ENOENT" || code === "ENOTDIR")
    return new ExportFault(path, null, "no such file", "check the path", cause);
  if (code === "EISDIR") return new ExportFault(path, null, "not a file", "give the path of one file", cause);
  return new ExportFault(path, null, `can't be read (${code})`, "check your rights, the path and the disk", cause);
}

function tooLong(path: string, line: number, { maxLineBytes }: ExportLimits): ExportFault {
  return new ExportFault(
    path,
    line,
    `the line is longer than ${maxLineBytes} bytes`,
    "raise --max-line-bytes if you trust the file",
  );
}

function tooMuch(path: string, line: number, { maxBytes }: ExportLimits): ExportFault {
  return new ExportFault(
    path,
    line,
    `larger than ${maxBytes} bytes, uncompressed`,
    "raise --max-bytes if you trust the file",
  );
}

function tooDense(path: string, line: number, { maxRatio }: ExportLimits): ExportFault {
  return new ExportFault(
    path,
    line,
    `compressed by more than ${maxRatio} to 1, as no export is`,
    "raise --max-ratio if you trust the file",
  );
}
