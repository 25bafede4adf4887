import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const HOOK = new URL("resolve-drizzle.ts", import.meta.url).href;
const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Loads the database's package in a process of its own; tells which Drizzle modules came, and what Node was asked for. */
function load(hook: string): { loaded: string[]; asked: string[] } {
  const script = `
    import { registerHooks } from "node:module";
    const isDrizzle = (url = "") => /^drizzle-orm|[/]node_modules[/]drizzle-orm[/]/.test(url);
    const [loaded, asked] = [[], []];
    registerHooks({
      resolve(specifier, context, next) {
        if (isDrizzle(specifier) || (specifier.startsWith(".") && isDrizzle(context.parentURL))) asked.push(specifier);
        return next(specifier, context);
      },
      load(url, context, next) {
        if (isDrizzle(url)) loaded.push(url + " " + context.format);
        return next(url, context);
      },
    });
    ${hook}
    await import("@groundswell/db");
    console.log(JSON.stringify({ loaded: loaded.sort(), asked }));
  `;
  const flags = ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", script];
  const output = execFileSync(process.execPath, flags, { cwd: HERE, encoding: "utf8" });
  return JSON.parse(output) as { loaded: string[]; asked: string[] };
}

test("Node is asked once for each of Drizzle's names, and the same modules are loaded as without", () => {
  const without = load("");
  const { loaded, asked } = load(`await import(${JSON.stringify(HOOK)});`);
  expect(loaded).toEqual(without.loaded);
  expect(loaded.length).toBeGreaterThan(50);
  expect(asked).toEqual([...new Set(without.asked.filter((name) => name.startsWith("drizzle-orm")))]);
  expect(without.asked.length).toBeGreaterThan(10 * asked.length);
});
