export { belongsToApi, createApi, type Api } from "./create-api.ts";
export type { ApiDeps } from "./deps.ts";
