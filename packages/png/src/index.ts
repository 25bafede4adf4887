export { createPngRenderer, type PngRenderer } from "./create-png-renderer.ts";
export { PngError, type PngErrorCode } from "./png-error.ts";
