import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";

/** The port of a server that listens on this machine. */
export async function listenLocally(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Sends bytes as they are. @returns all that came until the server closed the connection */
export async function sendRaw(port: number, raw: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("latin1").on("data", (chunk: string) => (answer += chunk));
  socket.on("error", () => null);
  socket.write(raw);
  await once(socket, "close");
  return answer;
}

/** Connections that are open and ask for nothing. */
export async function openIdle(port: number, count: number): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect(port, "127.0.0.1").on("error", () => null);
      await once(socket, "connect");
      return socket;
    }),
  );
}
