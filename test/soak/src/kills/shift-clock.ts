/**
 * Loaded into the program before anything else (`--import`): sets its clock off by CLOCK_OFFSET_MS, so that days pass
 * between two runs that are seconds apart. Timers are left alone.
 */
const offsetMs = Number(process.env["CLOCK_OFFSET_MS"] ?? "0");
const RealDate = Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [RealDate.now() + offsetMs] : args, newTarget) as Date,
  apply: () => new RealDate(RealDate.now() + offsetMs).toString(),
  get: (target, key, receiver) =>
    key === "now" ? () => RealDate.now() + offsetMs : (Reflect.get(target, key, receiver) as unknown),
});
