import type { FaultLooks } from "./answers/fault.ts";
import { readOption } from "./options.ts";

const USUAL: FaultLooks = { width: 960, height: 540, theme: "auto" };

/** How the image of a fault is to look, from an address in which anything may be wrong. */
export function readFaultLooks(query: URLSearchParams): FaultLooks {
  return {
    width: readOption(query, "width") ?? USUAL.width,
    height: readOption(query, "height") ?? USUAL.height,
    theme: readOption(query, "theme") ?? USUAL.theme,
  };
}
