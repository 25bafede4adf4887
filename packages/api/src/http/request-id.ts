import { AsyncLocalStorage } from "node:async_hooks";

const ids = new AsyncLocalStorage<string>();

/** What a proxy or a client may call a request: it goes to logs and back to them as it is. */
const WELL_FORMED = /^[A-Za-z0-9][\w.-]{7,63}$/;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What a request is called: as whoever sent it says, where that is well-formed, else as we say. */
export function chooseRequestId(said: string | undefined): string {
  return said !== undefined && WELL_FORMED.test(said) ? said : crypto.randomUUID();
}

/** Runs what answers a request; whatever it awaits knows the request's id. */
export function runAsRequest<T>(id: string, run: () => T): T {
  return ids.run(id, run);
}

/** The id of the request that is being answered; undefined outside of one. */
export function currentRequestId(): string | undefined {
  return ids.getStore();
}

/** What a reader can report a fault by: the request's id where it is a UUID, else one of the fault's own. */
export function chooseErrorId(): string {
  const id = currentRequestId();
  return id !== undefined && UUID.test(id) ? id : crypto.randomUUID();
}
