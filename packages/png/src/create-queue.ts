export interface Queue {
  /** Runs the task when its turn has come. Null: too many wait already. */
  run: <T>(task: () => Promise<T>) => Promise<T> | null;
  /** Resolves when nothing runs or waits any more. */
  settle: () => Promise<void>;
}

/** Tasks in the order that they came, at most `running` at a time, while at most `waiting` stand in line. */
export function createQueue({ running, waiting }: { running: number; waiting: number }): Queue {
  const line: (() => void)[] = [];
  const settled: (() => void)[] = [];
  let active = 0;

  async function take<T>(task: () => Promise<T>): Promise<T> {
    // A turn is handed over without being given back, so that nobody slips in between.
    if (active < running) active += 1;
    else await new Promise<void>((resolve) => line.push(resolve));
    try {
      return await task();
    } finally {
      const next = line.shift();
      if (next !== undefined) next();
      else if ((active -= 1) === 0) for (const resolve of settled.splice(0)) resolve();
    }
  }

  return {
    run: (task) => (active >= running && line.length >= waiting ? null : take(task)),
    settle: () => (active === 0 ? Promise.resolve() : new Promise((resolve) => settled.push(resolve))),
  };
}
