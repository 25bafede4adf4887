import { createHash } from "node:crypto";
import { serve, type TestServer } from "./serve.ts";

export interface FeedItem {
  url: string;
  title: string;
  /** As RSS has it, or ISO; null: none. */
  date: string | null;
  text: string;
}

export interface FeedServer extends TestServer {
  /** By path, such as `/a.xml`. */
  feeds: Map<string, FeedItem[]>;
  /** A path that is answered with a status alone. */
  faults: Map<string, number>;
  /** `GET /a.xml 200`. */
  answered: string[];
  breaches: string[];
}

/** A server of RSS feeds that knows conditional requests. */
export async function startFeeds(): Promise<FeedServer> {
  const standin = { feeds: new Map(), faults: new Map(), answered: [], breaches: [] } as unknown as FeedServer;
  const server = await serve((request, response) => {
    const path = request.url ?? "/";
    const fault = standin.faults.get(path);
    const items = standin.feeds.get(path);
    const body = items === undefined ? "" : toRss(items);
    const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
    const status = fault ?? (items === undefined ? 404 : request.headers["if-none-match"] === etag ? 304 : 200);
    standin.answered.push(`GET ${path} ${status}`);
    response.writeHead(status, status === 200 ? { "content-type": "application/rss+xml; charset=utf-8", etag } : {});
    response.end(status === 200 ? body : "");
  });
  return Object.assign(standin, server);
}

function toRss(items: readonly FeedItem[]): string {
  const entries = items.map(
    ({ url, title, date, text }) =>
      `<item><title>${escape(title)}</title><link>${escape(url)}</link>` +
      (date === null ? "" : `<pubDate>${new Date(date).toUTCString()}</pubDate>`) +
      `<description>${escape(escape(text))}</description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>The Gazette</title><link>https://gazette.example/</link>${entries.join("\n")}</channel></rss>`;
}

function escape(text: string): string {
  // What XML can't hold is not the test's matter.
  // eslint-disable-next-line no-control-regex -- the very characters
  const plain = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ").toWellFormed();
  return plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
