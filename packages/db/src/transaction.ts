import type postgres from "postgres";
import { deferQuery } from "./outage/defer-query.ts";

/** The connection of a transaction was lost: nothing of it is stored, unless it was lost while it was being committed. */
export class TransactionLost extends Error {
  override readonly name = "TransactionLost";
  /** The driver's word for it. */
  readonly code = "CONNECTION_CLOSED";

  constructor(cause?: unknown) {
    super("the connection to the database was lost in the middle of a transaction", { cause });
  }
}

/** How often it is looked at whether a connection is still there that has not answered BEGIN. */
const LOOK_MS = 500;

type Inner = postgres.TransactionSql;
type Work = (inner: Inner) => unknown;
type Open = (work: Work) => Promise<unknown>;

/** What the driver has of a connection. `reserved` is a value of its own for each transaction, until that or the connection ends. */
interface Session {
  reserved?: unknown;
}

/** How the driver's `begin` learns which connection it has got: an option of its first statement. */
interface BeginOptions {
  onexecute: (session: Session) => unknown;
}

/**
 * The driver goes on with a transaction whose connection is lost: it writes to a socket that is gone, which ends the
 * process, or sends the rest on the connection's next session, outside of any transaction. Here each statement is only
 * sent while the transaction still has its session; and for the driver, work that has lost it never ends, so that it
 * sends neither ROLLBACK nor COMMIT after it.
 */
export function guardTransactions(client: postgres.Sql): postgres.Sql {
  const begin = (work: Work) => {
    const hold = new Hold();
    return enter((run) => hold.begin(client, run), work, hold);
  };
  return new Proxy(client, {
    get: (target, key) => (key === "begin" ? begin : (Reflect.get(target, key) as unknown)),
  });
}

/** Whether a transaction has its session still. */
class Hold {
  #has: (() => boolean) | null = null;
  #isLost = false;
  #lose: (error: TransactionLost) => void = () => undefined;
  /** Fails when the session is lost. */
  readonly loss = new Promise<never>((_, reject) => (this.#lose = reject));

  constructor() {
    this.loss.catch(() => null);
  }

  get isLost(): boolean {
    return this.#isLost || this.#has?.() !== true;
  }

  lose(cause?: unknown): TransactionLost {
    this.#isLost = true;
    const error = cause instanceof TransactionLost ? cause : new TransactionLost(cause);
    this.#lose(error);
    return error;
  }

  /** The driver's `begin`, which asks for its connection by the client's own `unsafe` before it returns. */
  begin(client: postgres.Sql, run: Work): Promise<unknown> {
    const unsafe = client.unsafe.bind(client);
    const own = Object.getOwnPropertyDescriptor(client, "unsafe");
    const watched = (query: string, parameters: never[], options: BeginOptions) => {
      const onexecute = (session: Session) => {
        const goesOn = options.onexecute(session);
        const { reserved } = session;
        this.#has = () => session.reserved === reserved;
        return goesOn;
      };
      return unsafe(query, parameters, { ...options, onexecute } as postgres.UnsafeQueryOptions);
    };
    client.unsafe = watched as unknown as typeof unsafe;
    try {
      return this.#untilLost((entered) =>
        client.begin((inner) => {
          entered();
          return run(inner);
        }),
      );
    } finally {
      if (own !== undefined) Object.defineProperty(client, "unsafe", own);
    }
  }

  /** A connection that closes before BEGIN is answered may leave it without an answer for good. */
  #untilLost(begin: (entered: () => void) => Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const unanswered = setInterval(() => {
        if (this.#has?.() === false) reject(this.lose());
      }, LOOK_MS);
      const stop = () => {
        clearInterval(unanswered);
      };
      this.loss.catch(stop);
      void begin(stop).then(resolve, reject).finally(stop);
    });
  }
}

function enter(open: Open, work: Work, hold: Hold): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const never = (cause?: unknown) => {
      reject(hold.lose(cause));
      return new Promise(() => null);
    };
    const run = async (inner: Inner) => {
      try {
        const result = await work(guardStatements(inner, hold));
        return hold.isLost ? await never() : result;
      } catch (error) {
        if (hold.isLost) return never(error);
        throw error;
      }
    };
    // Work that still runs when the driver has ended the transaction has no session any more.
    void open(run).then(resolve, (error: unknown) => {
      if (hold.isLost) hold.lose(error);
      reject(error instanceof Error ? error : new TransactionLost(error));
    });
  });
}

function guardStatements(inner: Inner, hold: Hold): Inner {
  const ask = async <T>(send: () => PromiseLike<T>): Promise<T> => {
    if (hold.isLost) throw hold.lose();
    try {
      return await Promise.race([send(), hold.loss]);
    } catch (error) {
      // A connection that breaks fails its statement before it is closed. What the server says has a severity.
      if (!(error instanceof Error && "severity" in error) && isOfConnection(error)) hold.lose(error);
      throw error;
    }
  };
  const unsafe = (...asked: Parameters<Inner["unsafe"]>) =>
    deferQuery((pick) => ask(() => pick(inner.unsafe(...asked))));
  const savepoint = (work: Work) => ask(() => enter((run) => inner.savepoint(run), work, hold));
  return new Proxy(inner, {
    get(target, key) {
      if (key === "unsafe") return unsafe;
      if (key === "savepoint") return savepoint;
      return Reflect.get(target, key) as unknown;
    },
  });
}

function isOfConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    ("syscall" in error || /^(?:CONNECT|ERR_STREAM|E[A-Z]+$)/.test(String(Reflect.get(error, "code"))))
  );
}
