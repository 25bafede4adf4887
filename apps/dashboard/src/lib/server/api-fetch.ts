/** The API's handler, as the composition root hands it over with each request. */
export type ApiHandler = (request: Request) => Promise<Response>;

/** Where the composition root puts the API's handler on Node's request. */
export const API_HANDLER_KEY = Symbol.for("groundswell.api");

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 10_000;

/** The API's handler on a Node request, or null when the API runs elsewhere. */
export function findApiHandler(nodeRequest: object | undefined): ApiHandler | null {
  if (nodeRequest === undefined) return null;
  const handler: unknown = Reflect.get(nodeRequest, API_HANDLER_KEY);
  return isHandler(handler) ? handler : null;
}

function isHandler(value: unknown): value is ApiHandler {
  return typeof value === "function";
}

/**
 * `fetch` that asks the API within the process. Redirects are followed as the network's fetch would, so that a
 * project's old names work the same both ways.
 * @throws TypeError after more than 5 redirects.
 */
export function createInProcessFetch(handle: ApiHandler): typeof fetch {
  return async (input, init) => {
    let request = new Request(input, init);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await handle(request);
      const location = response.headers.get("location");
      if (location === null || response.status < 300 || response.status > 399) return response;
      request = new Request(new URL(location, request.url), { headers: request.headers });
    }
    throw new TypeError(`${request.url}: more than ${MAX_REDIRECTS} redirects`);
  };
}

/** `fetch` over the network that gives up after 10 seconds: a page must not hang on its data. */
export const fetchWithTimeout: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
