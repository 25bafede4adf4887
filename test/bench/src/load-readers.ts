import { Agent, get } from "node:http";

/** How long answers took, in ms, shortest first. */
export type Latencies = readonly number[];

/**
 * Readers who each ask again as soon as they have been answered, over connections of their own.
 * @param nextUrl the address of each request
 * @returns latencies of those asked for after the first tenth of the time, in which connections are made
 */
export async function loadReaders(readers: number, seconds: number, nextUrl: () => string): Promise<Latencies> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const startedAt = performance.now();
  const [counts, ends] = [startedAt + 100 * seconds, startedAt + 1_000 * seconds];
  const latencies: number[] = [];
  const read = async () => {
    for (let at = performance.now(); at < ends; at = performance.now()) {
      await ask(agent, nextUrl());
      if (at >= counts) latencies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: readers }, read));
  agent.destroy();
  return latencies.sort((a, b) => a - b);
}

function ask(agent: Agent, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${response.statusCode ?? "nothing"}`));
      });
      response.resume();
    }).on("error", reject);
  });
}

/** The latency that a share of the answers did not exceed. */
export function quantile(latencies: Latencies, share: number): number {
  return latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? NaN;
}
