/** Headers that belong to one connection, or that fetch writes itself. */
const OWN_HEADERS = ["connection", "content-encoding", "content-length", "host", "keep-alive", "transfer-encoding"];

/**
 * Passes a request on to the API where that is another process, so that readers need one address: pages, charts and
 * figures alike. Redirects are the reader's to follow.
 * @param readerAddress the other end of the connection; undefined: it is not known
 * @returns the API's answer; 502 when there is none
 */
export async function forwardToApi(
  request: Request,
  apiUrl: string,
  readerAddress: string | undefined,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  try {
    const response = await fetch(`${apiUrl}${pathname}${search}`, {
      method: request.method,
      headers: withReader(withoutOwn(request.headers), readerAddress),
      body: request.body === null ? null : await request.arrayBuffer(),
      redirect: "manual",
    });
    return new Response(response.body, { status: response.status, headers: withoutOwn(response.headers) });
  } catch {
    const problem = { type: "about:blank", title: "The API can't be reached", status: 502 };
    const headers = { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" };
    return new Response(JSON.stringify(problem), { status: 502, headers });
  }
}

/** `fetch` for what a reader's page needs of the API: it is that reader's to be limited for, not the dashboard's. */
export function fetchForReader(
  { headers: said }: Request,
  readerAddress: string | undefined,
  fetch: typeof globalThis.fetch,
): typeof globalThis.fetch {
  const before = said.get("x-forwarded-for");
  return (input, init) => {
    const headers = new Headers(init?.headers);
    if (before !== null) headers.set("x-forwarded-for", before);
    return fetch(input, { ...init, headers: withReader(headers, readerAddress) });
  };
}

/** So that the API can tell readers apart: whom we were asked by stands last, after what the request says itself. */
function withReader(headers: Headers, address: string | undefined): Headers {
  if (address !== undefined) headers.append("x-forwarded-for", address);
  return headers;
}

function withoutOwn(headers: Headers): Headers {
  const passed = new Headers(headers);
  for (const name of OWN_HEADERS) passed.delete(name);
  return passed;
}
