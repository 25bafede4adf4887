import type { LiveEvent } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import type { LivePace } from "./live-pace.ts";
import { idOf, listNews, readLiveView, type LiveView } from "./live-view.ts";
import { HEARTBEAT, writeEvent } from "./write-event.ts";

export interface Listener {
  /** Whose it is; null: of somebody who is not limited. */
  client: string | null;
  send: (bytes: Uint8Array) => void;
  end: () => void;
}

/**
 * Tells all listeners of this process what is new, from one look at the database for all of them, and none while nobody
 * listens. Other processes write to that database: looking works for all of them, and a missed look is made good by the
 * next.
 */
export class LiveHub {
  readonly #context: Pick<RouteContext, "db" | "logger" | "now">;
  readonly #pace: LivePace;
  readonly #listeners = new Set<Listener>();
  readonly #ofClients = new Map<string, number>();
  #view: LiveView | null = null;
  #timers: NodeJS.Timeout[] = [];
  #looking: Promise<LiveView> | null = null;
  #isClosed = false;
  #isFailing = false;

  constructor(context: Pick<RouteContext, "db" | "logger" | "now">, pace: LivePace) {
    this.#context = context;
    this.#pace = pace;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  isFull(): boolean {
    return this.#isClosed || this.#listeners.size >= this.#pace.maxListeners;
  }

  /** Whether a client has as many streams as one may have. @param client null: it is not limited */
  hasEnough(client: string | null): boolean {
    return client !== null && (this.#ofClients.get(client) ?? 0) >= this.#pace.maxOfClient;
  }

  /**
   * What is known now, to be told to one who joins without waiting for anything in between. While others listen it is at
   * most one look old, and what is newer follows.
   */
  get view(): LiveView | null {
    return this.#view;
  }

  /** Looks where nobody has looked lately. @throws when the database does not answer */
  async prepare(): Promise<void> {
    if (this.#listeners.size === 0 || this.#view === null) await this.#look();
  }

  join(listener: Listener): void {
    this.#listeners.add(listener);
    this.#count(listener, 1);
    if (this.#timers.length > 0) return;
    const { pollMs, heartbeatMs } = this.#pace;
    const beat = () => {
      this.#send(HEARTBEAT);
    };
    const look = () => void this.#look().catch(() => null);
    this.#timers = [setInterval(look, pollMs).unref(), setInterval(beat, heartbeatMs).unref()];
  }

  leave(listener: Listener): void {
    if (this.#listeners.delete(listener)) this.#count(listener, -1);
    if (this.#listeners.size > 0) return;
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
  }

  /** Ends all streams, for a process that stops: whoever listened asks again, and finds who has taken its place. */
  close(): void {
    this.#isClosed = true;
    for (const listener of [...this.#listeners]) {
      this.leave(listener);
      listener.end();
    }
  }

  #count({ client }: Listener, by: 1 | -1): void {
    if (client === null) return;
    const streams = (this.#ofClients.get(client) ?? 0) + by;
    if (streams === 0) this.#ofClients.delete(client);
    else this.#ofClients.set(client, streams);
  }

  /** One look at a time, however slow the database is. */
  #look(): Promise<LiveView> {
    this.#looking ??= this.#read().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #read(): Promise<LiveView> {
    const { db, logger, now } = this.#context;
    try {
      const before = this.#view;
      const view = await readLiveView(db, now(), before);
      this.#view = view;
      this.#isFailing = false;
      // Whoever joined before this look was told of the view before it.
      if (before !== null) for (const event of listNews(view, idOf(before))) this.#tell(event);
      return view;
    } catch (error) {
      // Once for each outage, not every other second.
      if (!this.#isFailing) logger.warn({ err: error }, "the live stream can't read the database");
      this.#isFailing = true;
      throw error;
    }
  }

  #tell(event: LiveEvent): void {
    this.#send(writeEvent(event));
  }

  #send(bytes: Uint8Array): void {
    for (const listener of [...this.#listeners]) listener.send(bytes);
  }
}
