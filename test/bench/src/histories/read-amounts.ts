import { UserError } from "@groundswell/core";

/**
 * Reads `name=number …` over their defaults.
 * @throws UserError for anything else
 */
export function readAmounts<T extends Record<string, number>>(args: readonly string[], defaults: T): T {
  const known = Object.keys(defaults);
  const given = args.map((arg) => {
    const [, name = "", value] = /^(\w+)=([1-9]\d{0,7})$/.exec(arg) ?? [];
    if (!known.includes(name)) {
      throw new UserError(`this is no amount of ${known.join(", ")}`, {
        where: arg,
        remedy: `write ${known.map((key) => `${key}=${defaults[key] ?? ""}`).join(" ")}`,
      });
    }
    return [name, Number(value)];
  });
  return { ...defaults, ...Object.fromEntries(given) } as T;
}
