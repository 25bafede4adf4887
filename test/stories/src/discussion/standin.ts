import type { IncomingMessage, ServerResponse } from "node:http";
import { answerJson, serve, type TestServer } from "../serve.ts";

/** An answer in the place of the true one: a document, or whatever is done with the response. */
export type Instead =
  { status: number; body?: unknown; headers?: Record<string, string> } | ((response: ServerResponse) => void);

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: string;
  /** Milliseconds since the one before ended; null for the first. */
  pauseMs: number | null;
}

/** A server that stands in for a search: strict with whoever asks, and at fault when told to be. */
export interface SearchStandin extends TestServer {
  requests: Asked[];
  breaches: string[];
  /** Null: the true answer. */
  instead: (asked: Asked) => Instead | null;
}

/** Accounts, words and ids that no table, log or answer may ever hold. */
export const PRIVATE_WORDS = ["alice.example", "did:plc:alice", "u/alice_writes", "alice_writes", "zebra crossing"];

/** @param answer the true answer; `breach` notes what whoever asks may not do */
export async function startStandin(
  answer: (asked: Asked, breach: (what: string) => void) => { status: number; body: unknown },
): Promise<SearchStandin> {
  const standin: Omit<SearchStandin, keyof TestServer> = { requests: [], breaches: [], instead: () => null };
  let endedAt: number | null = null;
  const server = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
      const asked: Asked = {
        method: request.method ?? "",
        path: pathname,
        query: searchParams,
        headers: request.headers,
        body: Buffer.concat(chunks).toString("utf8"),
        pauseMs: endedAt === null ? null : performance.now() - endedAt,
      };
      standin.requests.push(asked);
      response.on("close", () => (endedAt = performance.now()));
      const truth = answer(asked, (what) => standin.breaches.push(`${asked.method} ${request.url ?? ""}: ${what}`));
      const instead = result.instead(asked);
      if (typeof instead === "function") instead(response);
      else answerJson(response, (instead ?? truth).status, (instead ?? truth).body ?? "", instead?.headers ?? {});
    });
  });
  const result: SearchStandin = Object.assign(standin, server);
  return result;
}

/** Whether words stand in a text one after the other, whatever is between them. */
export function holdsWords(text: string, phrase: string): boolean {
  const words = (of: string) => of.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words(text).join(" ")} `.includes(` ${words(phrase).join(" ")} `);
}
