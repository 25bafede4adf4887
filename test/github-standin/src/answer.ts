/** What is sent back, and how. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /**
   * `reset` cuts the connection, `stall` leaves it open without a byte; `cut-body` and `stall-body` do so after the
   * headers and half of the body.
   */
  delivery: "send" | "reset" | "stall" | "cut-body" | "stall-body";
  delayMs: number;
}

/** A JSON answer in GitHub's manner. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
    delivery: "send",
    delayMs: 0,
  };
}

/** An error body as GitHub writes it: the status is there again, as text. */
export function problemAnswer(
  status: number,
  message: string,
  documentationUrl = "https://docs.github.com/rest",
  headers: Record<string, string> = {},
): Answer {
  return jsonAnswer(status, { message, documentation_url: documentationUrl, status: String(status) }, headers);
}

export function notFound(documentationUrl?: string): Answer {
  return problemAnswer(404, "Not Found", documentationUrl);
}
