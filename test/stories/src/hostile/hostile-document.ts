import type { RequestListener } from "node:http";

/** A document as a stranger may serve it, and what is to come of it. */
export interface HostileDocument {
  /** What is wrong with it. Unique; its address is made of it. */
  name: string;
  /** Serves it. Absent: `address` says where to ask instead. */
  serve?: RequestListener;
  /** An address that is to be refused. @param port a port of this machine at which nobody may ask */
  address?: (port: number) => string;
  /** Titles that are read of it, the newest first. */
  titles?: string[];
  /** How often something of it is left out; absent: nothing is. */
  skipped?: number;
  /** The fault's code when nothing can be read. */
  code?: string;
}

/** A document of fixed bytes. */
export function body(bytes: string | Uint8Array, headers: Record<string, string> = {}, status = 200): RequestListener {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/xml", ...headers }).end(bytes);
  };
}

/** Text and single bytes, put together. */
export function bytesOf(...parts: (string | number[])[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "utf8") : Buffer.from(part))));
}

let entries = 0;

/** A whole entry of RSS with an address of its own. */
export function entry({
  title = "Plain",
  link,
  more = "",
}: { title?: string; link?: string; more?: string } = {}): string {
  entries++;
  return `<item><title>${title}</title><link>${link ?? `https://story.example/${entries}`}</link><pubDate>Wed, 25 Mar 2026 10:00:00 GMT</pubDate>${more}</item>`;
}

export function rss(inner: string, declaration = '<?xml version="1.0"?>'): string {
  return `${declaration}<rss version="2.0"><channel><title>Stranger</title>${inner}</channel></rss>`;
}
