/** At once: enough to keep a server busy, and few enough to leave connections to others. */
const CONCURRENCY = 8;

/** Runs something for each item, a few at a time, and gives the results in the order of the items. */
export async function runFewAtOnce<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const work = async () => {
    for (const [i, item] of queue) results[i] = await run(item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return results;
}
