import type { Registry } from "./linker-index.ts";

/** The name under which a registry knows a package: PyPI takes `_`, `.` and `-` for one (PEP 503), none minds case. */
export function packageKey(registry: Registry, name: string): string {
  const key = name.toLowerCase();
  return registry === "pypi" ? key.replace(/[-_.]+/g, "-") : key;
}
