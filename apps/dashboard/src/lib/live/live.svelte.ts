import { createContext, tick } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { followAttention } from "#lib/live/attention.ts";
import { Hands } from "#lib/live/hands.ts";
import { holdWidths, releaseWidths } from "#lib/live/hold-widths.ts";
import { LiveConnection, type ConnectionState } from "#lib/live/live-connection.ts";
import { watchChanges } from "#lib/live/mark-changes.ts";
import { Refresher } from "#lib/live/refresher.ts";
import type { addedWords } from "#lib/strings/live.ts";

export type AddedWord = keyof typeof addedWords;

/** A list that keeps its order, and what the strip must know of it. */
export interface HeldList {
  word: AddedWord;
  added: number;
  isChanged: boolean;
  show: () => void;
}

/** What has to be said of the connection. */
export type LiveNotice = "offline" | "lost" | "back" | "refused" | null;

export interface LiveOptions {
  /** The version of the data that the page shows; null: it is not known. */
  version: () => number | null;
  /** The server's time now, ISO. */
  now: () => string;
  /** Asks for the page's data anew; what is on the page stays until they are there. */
  refresh: () => Promise<void>;
}

/** An outage shorter than this is nobody's business. */
const LOST_MS = 8_000;
const BACK_MS = 6_000;
const SPOKEN_MS = 60_000;

/**
 * Keeps an open page new: listens while it is looked at, asks for its data when there are others, and says what it can't
 * put in place without moving what is being read. On the server it does nothing.
 */
export class Live {
  readonly #options: LiveOptions;
  readonly #lists = new SvelteSet<HeldList>();
  #connection = $state<ConnectionState>("off");
  #notice = $state<LiveNotice>(null);
  #since = $state("");
  #changed = $state(0);
  #isWaiting = $state(false);
  #refresher: Refresher | null = null;
  #lastSpokenAt = -Infinity;
  #callOffNotice: (() => void) | null = null;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  get connection(): ConnectionState {
    return this.#connection;
  }

  get notice(): LiveNotice {
    return this.#notice;
  }

  /** When the notice's reason began, ISO. */
  get since(): string {
    return this.#since;
  }

  /** How many numbers changed in place, for a voice that says so once a minute; 0: nothing to say. */
  get changed(): number {
    return this.#changed;
  }

  /** New figures wait for the reader to let go of the page. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  get isOffline(): boolean {
    return this.#notice === "offline" || this.#notice === "refused";
  }

  /** What is shown gets no newer for now. */
  get isCut(): boolean {
    return this.isOffline || this.#notice === "lost";
  }

  /** Lists whose order, or whose items, are others by now. */
  get changedLists(): HeldList[] {
    return [...this.#lists].filter((list) => list.isChanged);
  }

  /** @returns to forget it */
  track(list: HeldList): () => void {
    this.#lists.add(list);
    return () => this.#lists.delete(list);
  }

  showAll(): void {
    releaseWidths(document.body);
    for (const list of this.changedLists) list.show();
  }

  showWaiting(): void {
    this.#isWaiting = false;
    this.#refresher?.showNow();
  }

  /** The reader looks at another page: nothing of this one is held. */
  turnPage(): void {
    releaseWidths(document.body);
    this.#changed = 0;
    if (this.#notice === "refused") this.#notice = navigator.onLine ? null : "offline";
  }

  /** A link was followed that only a connection can answer. */
  refuseLink(): void {
    this.#notice = "refused";
  }

  /** @returns to stop */
  start(): () => void {
    const hands = new Hands(() => performance.now());
    const letGo = hands.follow(document);
    const refresher = this.#makeRefresher(hands);
    this.#refresher = refresher;
    const connection = this.#connect(refresher);
    const canListen = !readsSparingly();
    const forget = followAttention({
      onWanted: (isWanted) => {
        connection.want(isWanted && canListen);
      },
      onOnline: (isOnline) => {
        if (!isOnline) this.#say("offline");
        else if (!canListen) this.#sayBack();
        // The network is there; whether the stream is will show. Links can be followed.
        else if (this.isOffline) this.#say("lost", this.#since);
      },
    });
    const release = () => {
      releaseWidths(document.body);
    };
    addEventListener("resize", release);
    return () => {
      forget();
      letGo();
      removeEventListener("resize", release);
      refresher.stop();
      connection.want(false);
    };
  }

  #makeRefresher(hands: Hands): Refresher {
    return new Refresher({
      now: () => performance.now(),
      after: (ms, callBack) => void setTimeout(callBack, ms),
      random: Math.random,
      isHeld: () => hands.hold(document),
      refresh: () => this.#refresh(),
      onWaiting: (isWaiting) => {
        this.#isWaiting = isWaiting;
      },
    });
  }

  #connect(refresher: Refresher): LiveConnection {
    return new LiveConnection({
      open: (url) => new EventSource(url),
      after: (ms, callBack) => later(ms, callBack),
      random: Math.random,
      onState: (state) => {
        this.#follow(state);
      },
      onEvent: ({ event, data }) => {
        if (event === "status" || data.version !== this.#options.version()) refresher.request();
      },
    });
  }

  #follow(state: ConnectionState): void {
    this.#connection = state;
    if (state === "lost" && this.#notice === null && this.#callOffNotice === null) {
      const since = this.#options.now();
      this.#callOffNotice = later(LOST_MS, () => {
        this.#say("lost", since);
      });
    }
    if (state === "open") this.#sayBack();
  }

  #say(notice: LiveNotice, since = this.#options.now()): void {
    this.#callOffNotice?.();
    this.#callOffNotice = null;
    this.#notice = notice;
    this.#since = since;
  }

  #sayBack(): void {
    const wasAway = this.#notice !== null && this.#notice !== "back";
    this.#say(wasAway ? "back" : null);
    if (wasAway)
      this.#callOffNotice = later(BACK_MS, () => {
        this.#say(null);
      });
  }

  /** The error page must not take the place of what is being read: without an answer to this nothing is asked. */
  async #refresh(): Promise<boolean> {
    const isReady = await fetch("/readyz", { cache: "no-store" }).then(
      ({ ok }) => ok,
      () => false,
    );
    const root = document.querySelector("main");
    if (!isReady || root === null) return false;
    holdWidths(root);
    const endWatch = watchChanges(root);
    await this.#options.refresh();
    await tick();
    const changed = endWatch();
    if (changed === 0 || performance.now() - this.#lastSpokenAt < SPOKEN_MS) return true;
    this.#lastSpokenAt = performance.now();
    this.#changed = changed;
    return true;
  }
}

function later(ms: number, callBack: () => void): () => void {
  const timer = setTimeout(callBack, ms);
  return () => {
    clearTimeout(timer);
  };
}

/** Whether the reader wants few bytes, or has a browser without streams: the page is as new as it was loaded. */
function readsSparingly(): boolean {
  const connection: unknown = Reflect.get(navigator, "connection");
  const saves = typeof connection === "object" && connection !== null && Reflect.get(connection, "saveData") === true;
  return saves || !("EventSource" in window);
}

/** Set by the layout. */
export const [getLive, setLive] = createContext<Live>();
