/** Has this process's dates off by so many milliseconds, asked for each time. Timers are left alone. */
export function shiftDate(readOffsetMs: () => number): void {
  const RealDate = Date;
  const now = () => RealDate.now() + readOffsetMs();
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === "now" ? now : (Reflect.get(target, key, receiver) as unknown)),
  });
}
