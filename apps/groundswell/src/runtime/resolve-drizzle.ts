/**
 * Imported for its effect, before anything that imports Drizzle. Its package.json is 180 kB, and Node reads that anew for
 * each module that names Drizzle and for each of Drizzle's own: half of the time in which the program starts. Where the
 * modules are is the same each time, so Node is asked once for each name, and not at all within Drizzle.
 */
import { registerHooks, type ResolveFnOutput } from "node:module";

const BY_NAME = /^drizzle-orm(?:\/|$)/;
const WITHIN = /\/node_modules\/drizzle-orm\/[^?#]*\.js$/;
/** Drizzle's own imports have their extension; files that end so are ES modules, as its package.json says. */
const OWN = /^\.{1,2}\/.*\.js$/;

const found = new Map<string, ResolveFnOutput>();

registerHooks({
  resolve(specifier, context, next) {
    const from = context.parentURL ?? "";
    if (OWN.test(specifier) && WITHIN.test(from)) {
      return { url: new URL(specifier, from).href, format: "module", shortCircuit: true };
    }
    if (!BY_NAME.test(specifier)) return next(specifier, context);
    const known = found.get(specifier) ?? { ...next(specifier, context), shortCircuit: true };
    found.set(specifier, known);
    return known;
  },
});
