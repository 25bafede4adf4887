import type { OnceOptions } from "@groundswell/collector";
import type { Scene } from "./harness.ts";

/** Collects, and counts what the ledgers alone took. */
export async function countRequests(
  scene: Scene,
  options: Partial<OnceOptions> = {},
): Promise<{ rest: number; graphql: number; points: number }> {
  const sent = { rest: 0, graphql: 0, points: 0 };
  const from = scene.standin.requests.length;
  let isLedger = false;
  let own: boolean[] = [];
  const note = () => {
    const count = scene.standin.requests.length - from - own.length;
    own = [...own, ...Array<boolean>(count).fill(isLedger)];
  };
  await scene.collect({
    ...options,
    onFetch: ({ resource }) => {
      note();
      isLedger = resource === "openness";
    },
  });
  note();
  for (const [i, { bucket, cost }] of scene.standin.requests.slice(from).entries()) {
    if (own[i] !== true) continue;
    if (bucket === "graphql") sent.points += cost;
    sent[bucket === "graphql" ? "graphql" : "rest"] += 1;
  }
  return sent;
}
