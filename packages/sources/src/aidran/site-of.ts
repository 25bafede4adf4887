/** A coverage entry of kind `aidran`. */
export interface AidranEntry {
  url: string;
  keyEnv: string;
  siteUrl?: string | undefined;
}

/** Where AIDRAN's stories are read, when no coverage entry says otherwise. */
export const AIDRAN_SITE = "https://aidran.ai";

/** Where an API's stories are read: the entry's word, else the API's host without a leading `api.`. */
export function siteOf({ url, siteUrl }: Pick<AidranEntry, "url" | "siteUrl">): string {
  if (siteUrl !== undefined) return siteUrl.replace(/(?<!\/)\/+$/, "");
  return `https://${new URL(url).host.replace(/^api\./, "")}`;
}
