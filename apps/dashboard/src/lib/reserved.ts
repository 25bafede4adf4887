import { API_ROOTS, isReservedOwner } from "@groundswell/core";

export { isReservedOwner };

/** Whether a path is the API's to answer. */
export function belongsToApi(pathname: string): boolean {
  return API_ROOTS.has(pathname.split("/", 2)[1] ?? "");
}

/**
 * Whether an address that reads like a project's lies below one of our own: there is no page at it then, and no project
 * either, whose own page would be below `/p/`.
 */
export function isOurAddress(pathname: string): boolean {
  const root = pathname.split("/", 2)[1] ?? "";
  return root !== "p" && isReservedOwner(root);
}
