export { belongsToApi, createApi, type Api } from "./create-api.ts";
export type { ApiDeps, HookAnswer, HookHandler } from "./deps.ts";
