import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BuiltFrame } from "@groundswell/api";

const SCRIPT = fileURLToPath(new URL("../../../frame/build/frame.js", import.meta.url));

/** The built script of charts' pages in frames; null where it is not built: they are drawings then, which need none. */
export function loadFrame(): BuiltFrame | null {
  if (!existsSync(SCRIPT)) return null;
  const body = Uint8Array.from(readFileSync(SCRIPT));
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 12);
  return { name: `frame.${hash}.js`, body };
}
