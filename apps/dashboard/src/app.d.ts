import type { Client } from "@groundswell/client";

declare global {
  namespace App {
    interface Error {
      /** What went wrong, as far as a reader can act on it. */
      kind: "not-found" | "api-unreachable" | "api-failed" | "unexpected";
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
