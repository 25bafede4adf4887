import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { InstantMs } from "./day.ts";

/**
 * Where a number came from: the request that was made, when, and what it answered.
 *
 * `source` is what a reader is told ("GitHub REST API", "EvanLi/Github-Ranking"); `method` names how the figures
 * were taken from the answer. The content hash lets anybody who kept the same answer check it.
 */
export interface Receipt {
  source: string;
  sourceUrl: string | null;
  request: string;
  fetchedAt: InstantMs;
  /** HTTP status of the answer; null for a file, and for a webhook, which is no answer. */
  status: number | null;
  /** `sha256:` and 64 hex digits. */
  contentHash: string;
  method: string;
}

/** `sha256:…` of a text or of bytes. */
export function contentHash(content: string | Uint8Array): string {
  return `sha256:${hex(content)}`;
}

/**
 * A receipt's identity, derived from what it says: the same fetch recorded twice is one receipt, on any machine.
 * 16 hex digits, unique within a project.
 */
export function receiptKey(receipt: Receipt): string {
  const parts = [
    receipt.source,
    receipt.request,
    receipt.fetchedAt,
    receipt.status,
    receipt.contentHash,
    receipt.method,
  ];
  return hex(JSON.stringify(parts)).slice(0, 16);
}

/** The receipt's public id: routable to its project without an index across projects. */
export function formatReceiptId(projectId: number, key: string): string {
  return `${projectId}-${key}`;
}

/** The parts of a public receipt id, or null when the text is not one. */
export function parseReceiptId(id: string): { projectId: number; key: string } | null {
  const match = /^([1-9]\d{0,9})-([0-9a-f]{16})$/.exec(id);
  const [, project, key] = match ?? [];
  if (project === undefined || key === undefined || Number(project) > 2_147_483_647) return null;
  return { projectId: Number(project), key };
}

function hex(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === "string" ? utf8ToBytes(content) : content));
}
