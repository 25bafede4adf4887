import type { WorldFacts } from "./world.ts";

/** A licence as GitHub sees it. */
export interface License {
  key: string;
  name: string;
  spdxId: string;
  url: string | null;
}

const NAMES: Record<string, string> = {
  "AGPL-3.0": "GNU Affero General Public License v3.0",
  "Apache-2.0": "Apache License 2.0",
  "BSD-2-Clause": 'BSD 2-Clause "Simplified" License',
  "BSD-3-Clause": 'BSD 3-Clause "New" or "Revised" License',
  "GPL-3.0": "GNU General Public License v3.0",
  MIT: "MIT License",
  "MPL-2.0": "Mozilla Public License 2.0",
};

/** The licence in force, or null. What GitHub can't tell is `other` with SPDX id `NOASSERTION`. */
export function describeLicense({ license, licenseName }: WorldFacts, apiOrigin: string): License | null {
  if (license === null) return null;
  if (license === "NOASSERTION") return { key: "other", name: licenseName ?? "Other", spdxId: license, url: null };
  const key = license.toLowerCase();
  return { key, name: licenseName ?? NAMES[license] ?? license, spdxId: license, url: `${apiOrigin}/licenses/${key}` };
}
