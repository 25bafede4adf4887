import type { ServerResponse } from "node:http";
import type { Answer } from "./answer.ts";

/** Sends an answer, or as much of it as its fault lets through. */
export function deliver(answer: Answer, response: ServerResponse): void {
  if (answer.delivery === "stall") return;
  if (answer.delivery === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (answer.delayMs === 0) send(answer, response);
  else {
    const timer = setTimeout(() => send(answer, response), answer.delayMs);
    response.once("close", () => clearTimeout(timer));
  }
}

function send(answer: Answer, response: ServerResponse): void {
  response.sendDate = false;
  if (answer.delivery === "send") {
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
    return;
  }
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, "content-length": String(body.length) });
  // Cut only once the half is on its way: what is still buffered would go down with the connection.
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
    if (answer.delivery === "cut-body") response.socket?.destroy();
  });
}
