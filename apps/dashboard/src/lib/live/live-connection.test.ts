import type { LiveEvent } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { LiveConnection, type ConnectionState, type EventStream } from "./live-connection.ts";

class Stream implements EventStream {
  isClosed = false;
  readonly url: string;
  readonly #listeners = new Map<string, Parameters<EventStream["addEventListener"]>[1]>();

  constructor(url: string) {
    this.url = url;
  }

  addEventListener(...[name, listener]: Parameters<EventStream["addEventListener"]>): void {
    this.#listeners.set(name, listener);
  }

  close(): void {
    this.isClosed = true;
  }

  say(name: string, lastEventId = "", data = {}): void {
    this.#listeners.get(name)?.({ data: JSON.stringify(data), lastEventId });
  }
}

function makeConnection() {
  const streams: Stream[] = [];
  const states: ConnectionState[] = [];
  const events: LiveEvent[] = [];
  const waits: { ms: number; callBack: () => void; isOff: boolean }[] = [];
  const connection = new LiveConnection({
    open: (url) => {
      const stream = new Stream(url);
      streams.push(stream);
      return stream;
    },
    after: (ms, callBack) => {
      const wait = { ms, callBack, isOff: false };
      waits.push(wait);
      return () => {
        wait.isOff = true;
      };
    },
    random: () => 0.5,
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state),
  });
  return { connection, streams, states, events, waits };
}

describe("the connection of a live page", () => {
  it("waits longer after each failure, and comes back with the last event that it has", () => {
    const { connection, streams, states, waits } = makeConnection();
    connection.want(true);
    streams[0]?.say("hello", "7-aa");
    for (let index = 0; index < 9; index++) {
      streams[index]?.say("error");
      waits[index]?.callBack();
    }
    expect(waits.map(({ ms }) => ms / 1_000)).toEqual([2, 4, 8, 16, 32, 64, 120, 120, 120]);
    expect(streams.map(({ url }) => url)).toEqual([
      "/api/v1/live",
      ...Array.from({ length: 9 }, () => "/api/v1/live?lastEventId=7-aa"),
    ]);
    expect(streams.filter(({ isClosed }) => !isClosed)).toHaveLength(1);
    streams[9]?.say("hello", "8-aa");
    streams[9]?.say("error");
    expect(waits.at(-1)?.ms).toBe(2_000);
    expect([states[0], states[1], states[2], states.at(-2)]).toEqual(["connecting", "open", "lost", "open"]);
  });

  it("asks for nothing while nobody wants it, and hears nothing of a stream that it has left", () => {
    const { connection, streams, states, events, waits } = makeConnection();
    connection.want(true);
    streams[0]?.say("error");
    connection.want(false);
    expect(waits[0]?.isOff).toBe(true);
    streams[0]?.say("figures", "9-aa", { version: 9 });
    expect([events.length, streams.length, states.at(-1)]).toEqual([0, 1, "off"]);
    connection.want(true);
    streams[1]?.say("figures", "9-aa", { version: 9 });
    expect(events).toEqual([{ event: "figures", id: "9-aa", data: { version: 9 } }]);
  });
});
