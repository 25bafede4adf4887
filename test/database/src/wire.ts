import { connect as connectSocket, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A server behind a wire that can be cut, or fall silent. */
export class Wire {
  readonly #target: URL;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isMute = false;
  port = 0;

  constructor(target: URL) {
    this.#target = target;
    this.#server = createServer((inner) => {
      if (this.#isMute) this.#sockets.add(inner);
      else this.#pass(inner);
    });
  }

  #pass(inner: Socket): void {
    const outer = connectSocket(Number(this.#target.port), this.#target.hostname);
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      this.#sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy()).on("close", () => this.#sockets.delete(from));
    }
  }

  get url(): string {
    const url = new URL(this.#target);
    url.port = String(this.port);
    url.hostname = "127.0.0.1";
    return url.href;
  }

  listen(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.listen(this.port, "127.0.0.1", () => {
        this.port = (this.#server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  cut(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      for (const socket of this.#sockets) socket.destroy();
    });
  }

  /** Bytes arrive, and none is passed on; whoever connects is taken and hears nothing. */
  mute(): void {
    this.#isMute = true;
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  /** Whoever connects now is heard; the connections from before stay silent for good, as when a router has forgotten them. */
  takeNew(): void {
    this.#isMute = false;
  }
}
