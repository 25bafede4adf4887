import { AsyncLocalStorage } from "node:async_hooks";

/** Who is being answered. */
export interface Client {
  /** An IPv4 address, or the first 64 bits of an IPv6 address. */
  key: string;
  /**
   * This machine itself, or a proxy on it that we were not told about: all readers may be behind it, so that none of them
   * may be shut out for what others do.
   */
  isLocal: boolean;
}

const current = new AsyncLocalStorage<Client>();

/** Does what is done for a client, so that whatever is dear within can be counted as the client's. */
export function asClient<T>(client: Client, work: () => T): T {
  return current.run(client, work);
}

/** Whom this is done for; null: nobody from outside, or somebody who is not limited. */
export function currentClient(): Client | null {
  return current.getStore() ?? null;
}
