/** How often the database is asked, and how many may listen. */
export interface LivePace {
  pollMs: number;
  heartbeatMs: number;
  maxListeners: number;
  /** Of one client. */
  maxOfClient: number;
}

/** A stream holds a socket and a few kilobytes: these are 10 % of the descriptors that a process usually has. */
export const LIVE_PACE: LivePace = { pollMs: 2_000, heartbeatMs: 20_000, maxListeners: 1_000, maxOfClient: 50 };
