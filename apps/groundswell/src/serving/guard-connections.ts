import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * Keeps slow and idle connections from taking the place of readers: when as many are open as there may be, the one that
 * has been without a request for longest is closed for the one that comes. A reader sends a request at once, so whoever
 * only holds connections open loses them first, however many they are.
 */
export function guardConnections(server: Server, most: number): void {
  /** In the order in which they came, or in which their last request ended. */
  const idle = new Set<Socket>();
  const busy = new Map<Socket, number>();
  server.on("connection", (socket: Socket) => {
    const [longest] = idle;
    if (idle.size + busy.size >= most) (longest ?? socket).destroy();
    if (longest !== undefined && idle.size + busy.size >= most) idle.delete(longest);
    if (socket.destroyed) return;
    idle.add(socket);
    socket.once("close", () => {
      idle.delete(socket);
      busy.delete(socket);
    });
  });
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    if (socket.destroyed) return;
    idle.delete(socket);
    busy.set(socket, (busy.get(socket) ?? 0) + 1);
    response.once("close", () => {
      const left = (busy.get(socket) ?? 1) - 1;
      if (left > 0) {
        busy.set(socket, left);
        return;
      }
      busy.delete(socket);
      if (!socket.destroyed) idle.add(socket);
    });
  });
}
