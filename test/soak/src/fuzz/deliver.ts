import type { Api } from "@groundswell/api";
import { signDelivery } from "@groundswell/support";
import { SECRET } from "./scene.ts";

const STATUSES = [200, 202, 400, 401, 404, 415, 422];

/** One of so many bears another's signature. */
const FORGED = 4;

/** A webhook that takes deliveries. */
export interface Hook {
  path: string;
  /** The header that bears the signature. */
  signature: string;
  /** Headers besides. */
  headers?: Record<string, string>;
}

/** Deliveries to a webhook, of which most are signed: those are understood or refused, and the others are refused. */
export class Deliveries {
  readonly #api: Api;
  #forged = 0;

  constructor(api: Api) {
    this.#api = api;
  }

  /** How many were taken without our signature. */
  get forged(): number {
    return this.#forged;
  }

  /** Sends one. @returns what is wrong with the answer; null: nothing */
  async send(body: string, { path, signature, headers = {} }: Hook): Promise<string | null> {
    const isSigned = body.length % FORGED !== 0;
    const signed = { [signature]: signDelivery(body, isSigned ? SECRET : "another") };
    const request = new Request(`http://localhost:4000${path}`, {
      ...{ method: "POST", body },
      headers: { "content-type": "application/json", ...signed, ...headers },
    });
    const { status } = await this.#api.fetch(request);
    if (isSigned) return STATUSES.includes(status) ? null : `is answered ${status}`;
    if (status === 401) return null;
    this.#forged += 1;
    return `is taken without our signature: ${status}`;
  }
}
