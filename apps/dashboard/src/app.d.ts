import type { Client } from "@groundswell/client";

declare global {
  namespace App {
    interface Error {
      /** What went wrong, as far as a reader can act on it. */
      kind: "not-found" | "api-unreachable" | "api-unavailable" | "api-failed" | "unexpected";
      /** Projects whose names are like what was asked for; of what is not found. */
      near?: readonly { repo: string; name: string }[];
    }
    interface Locals {
      api: Client;
      /** Scheme and host that readers use, without a slash at the end. */
      publicUrl: string;
      /** Where readers report a wrong number; null: nobody has said. */
      reportUrl: string | null;
    }
  }
}

export {};
