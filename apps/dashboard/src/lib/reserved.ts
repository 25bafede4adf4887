import { API_ROOTS } from "@groundswell/core";

export { isReservedOwner } from "@groundswell/core";

/** Whether a path is the API's to answer. */
export function belongsToApi(pathname: string): boolean {
  return API_ROOTS.has(pathname.split("/", 2)[1] ?? "");
}
