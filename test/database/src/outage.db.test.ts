import { connect as connectSocket, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { connect, findOutage, isServerGone, type Connection, type Outage } from "@groundswell/db";
import { createTestDatabase } from "@groundswell/support";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

/** A server behind a wire that can be cut, or fall silent. */
class Wire {
  readonly #target: URL;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  port = 0;

  constructor(target: URL) {
    this.#target = target;
    this.#server = createServer((inner) => {
      const outer = connectSocket(Number(target.port), target.hostname);
      for (const [from, to] of [
        [inner, outer],
        [outer, inner],
      ] as const) {
        this.#sockets.add(from);
        from.pipe(to);
        from.on("error", () => to.destroy()).on("close", () => this.#sockets.delete(from));
      }
    });
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
    for (const socket of this.#sockets) socket.unpipe().pause();
    this.#server.removeAllListeners("connection").on("connection", (socket: Socket) => this.#sockets.add(socket));
  }
}

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let wire: Wire;
let connection: Connection;
const told: (Outage | null)[] = [];

beforeAll(async () => {
  database = await createTestDatabase(process.env["TEST_DATABASE_URL"] ?? "");
  wire = new Wire(new URL(database.url));
  await wire.listen();
  connection = await connect({ url: wire.url, dataDir: "", tellOutage: (outage) => told.push(outage) });
});

afterAll(async () => {
  await wire.cut();
  await connection.close();
  await database.drop();
});

/** What became of a question. */
async function ask(statement = sql`select 1`): Promise<unknown> {
  return connection.db.execute(statement).then(
    () => "answered",
    (error: unknown) => error,
  );
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test("a server that is gone is told of once, answered for at once, and asked again by itself", async () => {
  expect(await ask()).toBe("answered");
  await wire.cut();
  expect(isServerGone(await ask())).toBe(true);
  await until(() => told.length === 1);
  const refused = await Promise.all(Array.from({ length: 200 }, () => ask()));
  const outages = refused.map(findOutage);
  expect(outages.every((outage) => outage?.since === told[0]?.since)).toBe(true);
  const begun: unknown = await connection.db
    .transaction(() => Promise.resolve("begun"))
    .catch((error: unknown) => error);
  expect(findOutage(begun)).not.toBeNull();
  await wire.listen();
  await until(() => told.length === 2);
  expect([told[1], await ask()]).toEqual([null, "answered"]);
});

test("a slow question is no outage: the server is looked at, and it is there", async () => {
  expect(await ask(sql`select pg_sleep(1.7)`)).toBe("answered");
  expect(told).toHaveLength(2);
});

test("a fault of a question is no outage", async () => {
  const fault = await ask(sql`select * from nowhere`);
  expect(isServerGone(fault)).toBe(false);
  expect(told).toHaveLength(2);
});

test("who waits for a server that has fallen silent is answered, and so is whoever asks after", async () => {
  wire.mute();
  const waiting = await Promise.all([ask(), ask()]);
  expect(waiting.map((error) => findOutage(error)?.since)).toEqual([told[2]?.since, told[2]?.since]);
  expect(findOutage(await ask())).not.toBeNull();
});
