export { belongsToApi, createApi, type Api } from "./create-api.ts";
export type { ApiDeps, HookAnswer, HookHandler } from "./deps.ts";
export { toEffect } from "./effects/to-wire.ts";
