import { createReadStream } from "node:fs";
import { constants, createGunzip } from "node:zlib";
import { EXPORT_FORMAT } from "./export-form.ts";
import { isGzip } from "./read-lines.ts";

const BEGINNING = `{"format":"${EXPORT_FORMAT}"`;

/**
 * Whether a file is an export, by what it begins with and whatever it is called: the other forms of archives are told
 * apart by their names. False also for what can't be read: whoever reads it says why.
 */
export async function isExport(path: string): Promise<boolean> {
  try {
    // First: a stream that nobody reads yet would end the process with its error.
    const isPacked = await isGzip(path);
    const file = createReadStream(path, { end: 4095 });
    const bytes = isPacked ? file.pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })) : file;
    file.on("error", (error) => bytes.destroy(error));
    let text = "";
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      text += chunk.toString("latin1");
      if (text.length >= BEGINNING.length) break;
    }
    file.destroy();
    return text.startsWith(BEGINNING);
  } catch {
    return false;
  }
}
