import { readFile } from "node:fs/promises";

/** TypeScript knows it as the browser's alone. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> };

/** What PGlite is made of, compiled. */
export interface WasmModules {
  pgliteWasmModule: object;
  initdbWasmModule: object;
}

let loading: Promise<WasmModules> | null = null;

/**
 * PGlite's WebAssembly, for workers to be given. V8 keeps the machine code of a module for as long as somebody holds it:
 * each worker would compile and optimise the same functions anew, which takes as long as all else that it starts with.
 */
export function loadWasmModules(): Promise<WasmModules> {
  loading ??= Promise.all([compile("pglite.wasm"), compile("initdb.wasm")]).then(
    ([pgliteWasmModule, initdbWasmModule]) => ({ pgliteWasmModule, initdbWasmModule }),
  );
  return loading;
}

async function compile(file: string): Promise<object> {
  return WebAssembly.compile(await readFile(new URL(file, import.meta.resolve("@electric-sql/pglite"))));
}
