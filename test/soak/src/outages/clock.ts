import { readFileSync } from "node:fs";

/**
 * Loaded into the program before anything else (`--import`): its clock is off by the milliseconds that stand in the file
 * CLOCK_FILE, so that it can be set while the program runs. Timers are left alone.
 */
const RealDate = Date;
let offsetMs = 0;

setInterval(() => {
  offsetMs = Number(readFileSync(process.env["CLOCK_FILE"] ?? "", "utf8"));
}, 100).unref();

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [RealDate.now() + offsetMs] : args, newTarget) as Date,
  apply: () => new RealDate(RealDate.now() + offsetMs).toString(),
  get: (target, key, receiver) =>
    key === "now" ? () => RealDate.now() + offsetMs : (Reflect.get(target, key, receiver) as unknown),
});
