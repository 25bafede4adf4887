import { createHash } from "node:crypto";
import type { InstantMs } from "@groundswell/core";

/** A token that the stand-in takes. */
export interface StandinToken {
  token: string;
  /** Shown in `x-oauth-scopes`. */
  scopes?: string[];
  /** From then on it is refused. */
  expiresAt?: InstantMs;
  /** An hour's budget where it is not the usual one, such as an Actions token's 1,000. */
  coreLimit?: number;
  graphqlLimit?: number;
}

/** Who asks. `key` names the budget and holds no secret. */
export interface Principal {
  key: string;
  address: string;
  token: Omit<StandinToken, "token"> | null;
  /** A token was sent and is not taken: everything answers 401. */
  refused: boolean;
}

/** Knows the tokens. */
export class Tokens {
  readonly #tokens = new Map<string, Omit<StandinToken, "token">>();

  constructor(tokens: readonly (string | StandinToken)[]) {
    for (const entry of tokens) {
      const { token, ...rest } = typeof entry === "string" ? { token: entry } : entry;
      this.#tokens.set(token, rest);
    }
  }

  /** @param authorization the header, if one was sent */
  identify(authorization: string | undefined, address: string, at: InstantMs): Principal {
    const anonymous = { key: `address:${address}`, address, token: null, refused: false };
    if (authorization === undefined) return anonymous;
    const [, secret = ""] = /^(?:bearer|token)\s+(\S+)$/i.exec(authorization) ?? [];
    const token = this.#tokens.get(secret);
    if (token === undefined || (token.expiresAt !== undefined && token.expiresAt <= at)) {
      return { ...anonymous, refused: true };
    }
    const key = `token:${createHash("sha256").update(secret).digest("hex").slice(0, 12)}`;
    return { key, address, token, refused: false };
  }
}
