/** `fetch` that tells how many seconds to wait, as an answer without room, or without a database, says. */
export function noteRetry(ask: typeof fetch, note: (seconds: string) => void): typeof fetch {
  return async (input, init) => {
    const response = await ask(input, init);
    const seconds = response.status === 503 ? response.headers.get("retry-after") : null;
    if (seconds !== null) note(seconds);
    return response;
  };
}
