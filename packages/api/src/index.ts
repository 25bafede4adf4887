export { checkPins, type PinCheck } from "./corrections/check-pins.ts";
export { belongsToApi, createApi, type Api } from "./create-api.ts";
export type { ApiDeps, HookAnswer, HookHandler } from "./deps.ts";
export { toEffect } from "./effects/to-wire.ts";
export type { BuiltFrame } from "./embed/frame-script.ts";
