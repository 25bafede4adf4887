import spdx from "spdx-license-list/full.js";

/** A licence file as projects have them, and what it is. */
export interface LicenceText {
  what: string;
  text: string;
  /** As the test tells a reading. */
  is: string;
}

/** The text of SPDX's list. */
export function listed(id: string): string {
  const licence = spdx[id];
  if (licence === undefined) throw new Error(`SPDX lists no ${id}`);
  return licence.licenseText;
}

const MIT = listed("MIT");
const APACHE = listed("Apache-2.0");
const BSD3 = listed("BSD-3-Clause");
const GPL3 = listed("GPL-3.0-only");

const plain = (id: string, is: string): LicenceText => ({ what: `${id} as listed`, text: listed(id), is });
const own = (what: string, text: string, is: string): LicenceText => ({ what, text, is });
const replaced = (text: string, from: string | RegExp, to: string): string => {
  const next = text.replace(from, to);
  if (next === text) throw new Error(`nothing to replace: ${String(from)}`);
  return next;
};
const filled = (text: string) =>
  text
    .replace(/<year>|\[yyyy\]/g, "2026")
    .replace(/<copyright holders>|<owner>|\[name of copyright owner\]/g, "The Example Authors");
const rewrap = (text: string, width: number) =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/\s+/g, " ")
        .trim()
        .replace(new RegExp(`(.{1,${width}})(?:\\s|$)`, "g"), "$1\n"),
    )
    .join("\n");
const commented = (text: string, mark: string) =>
  text
    .split("\n")
    .map((line) => `${mark} ${line}`)
    .join("\n");

const COPIES: LicenceText[] = [
  plain("MIT", "MIT (OSI)"),
  plain("Apache-2.0", "Apache-2.0 (OSI)"),
  plain("BSD-2-Clause", "BSD-2-Clause (OSI)"),
  plain("BSD-3-Clause", "BSD-3-Clause (OSI)"),
  plain("ISC", "ISC (OSI)"),
  plain("0BSD", "0BSD (OSI)"),
  plain("MIT-0", "MIT-0 (OSI)"),
  plain("Unlicense", "Unlicense (OSI)"),
  plain("MPL-2.0", "MPL-2.0 (OSI)"),
  plain("EPL-2.0", "EPL-2.0 (OSI)"),
  plain("GPL-2.0-only", "GPL-2.0-only (OSI)"),
  plain("GPL-3.0-only", "GPL-3.0-only (OSI)"),
  plain("LGPL-2.1-only", "LGPL-2.1-only (OSI)"),
  plain("LGPL-3.0-only", "LGPL-3.0-only (OSI)"),
  plain("AGPL-3.0-only", "AGPL-3.0-only (OSI)"),
  plain("BSL-1.0", "BSL-1.0 (OSI)"),
  plain("Zlib", "Zlib (OSI)"),
  plain("Artistic-2.0", "Artistic-2.0 (OSI)"),
  plain("EUPL-1.2", "EUPL-1.2 (OSI)"),
  plain("BlueOak-1.0.0", "BlueOak-1.0.0 (OSI)"),
  plain("OpenMDW-1.0", "OpenMDW-1.0"),
  plain("CC0-1.0", "CC0-1.0"),
  plain("CC-BY-4.0", "CC-BY-4.0"),
  plain("CC-BY-NC-4.0", "CC-BY-NC-4.0"),
  plain("BUSL-1.1", "BUSL-1.1"),
  plain("SSPL-1.0", "SSPL-1.0"),
  plain("Elastic-2.0", "Elastic-2.0"),
  plain("FSL-1.1-MIT", "FSL-1.1-MIT"),
  plain("PolyForm-Noncommercial-1.0.0", "PolyForm-Noncommercial-1.0.0"),
];

const SAME: LicenceText[] = [
  own("MIT with a year and a holder", filled(MIT), "MIT (OSI)"),
  own("MIT with Windows line ends and a byte order mark", `\uFEFF${filled(MIT).replaceAll("\n", "\r\n")}`, "MIT (OSI)"),
  own("MIT at forty columns", rewrap(filled(MIT), 40), "MIT (OSI)"),
  own("MIT on long lines", rewrap(filled(MIT), 2_000), "MIT (OSI)"),
  own("MIT in a comment", commented(filled(MIT), "//"), "MIT (OSI)"),
  own("MIT without its title", replaced(filled(MIT), "MIT License\n", ""), "MIT (OSI)"),
  own("MIT under another title", replaced(filled(MIT), "MIT License", "# The MIT License (MIT)"), "MIT (OSI)"),
  own(
    "MIT with three holders",
    replaced(
      MIT,
      /Copyright.*\n/,
      "Copyright (c) 2019 A. B.\nCopyright (c) 2020-2026 C & D, Inc.\nAll rights reserved.\n",
    ),
    "MIT (OSI)",
  ),
  own("MIT with typographic quotes", filled(MIT).replaceAll('"', "”"), "MIT (OSI)"),
  own("Apache with its appendix filled in", filled(APACHE), "Apache-2.0 (OSI)"),
  own(
    "Apache without its appendix",
    replaced(APACHE, /(END OF TERMS AND CONDITIONS)[\s\S]*/, "$1\n"),
    "Apache-2.0 (OSI)",
  ),
  own(
    "Apache over https",
    replaced(APACHE, "http://www.apache.org/licenses/\n", "https://www.apache.org/licenses/\n"),
    "Apache-2.0 (OSI)",
  ),
  own(
    "BSD with its holder named throughout",
    replaced(
      replaced(filled(BSD3), "the copyright holder nor", "Example Labs, Inc. nor"),
      "COPYRIGHT HOLDERS AND CONTRIBUTORS",
      "EXAMPLE LABS AND ITS CONTRIBUTORS",
    ),
    "BSD-3-Clause (OSI)",
  ),
  own(
    "GPL without how to apply it",
    replaced(GPL3, /(END OF TERMS AND CONDITIONS)[\s\S]*/, "$1\n"),
    "GPL-3.0-only (OSI)",
  ),
  own("MIT, then Apache", `${filled(MIT)}\n\n---\n\n${filled(APACHE)}`, "MIT (OSI) + Apache-2.0 (OSI)"),
  own(
    "three in one file",
    [MIT, BSD3, listed("ISC")].map(filled).join("\n\n"),
    "MIT (OSI) + BSD-3-Clause (OSI) + ISC (OSI)",
  ),
  own(
    "MIT for the code and a closed one for the rest",
    `${filled(MIT)}\n\n${listed("CC-BY-NC-4.0")}`,
    "MIT (OSI) + CC-BY-NC-4.0",
  ),
];

const CHANGED: LicenceText[] = [
  own(
    "MIT with a sentence more",
    `${filled(MIT)}\n\nThe Software may not be used to train language models.`,
    "changed MIT",
  ),
  own("MIT with a condition before it", `For companies of up to ten people:\n\n${filled(MIT)}`, "changed MIT"),
  own(
    "MIT with a condition in the notice",
    replaced(MIT, /Copyright.*\n/, "Copyright (c) 2026 Example. Not for commercial use.\n"),
    "changed MIT",
  ),
  own(
    "MIT with a condition as a notice of its own",
    replaced(filled(MIT), /(Copyright.*\n)/, "$1Copyright (c) 2026 may be waived for a fee only\n"),
    "changed MIT",
  ),
  own(
    "MIT with a condition after its holder",
    replaced(
      MIT,
      /Copyright.*\n/,
      "Copyright (c) 2026 Example. Cannot be sold or hosted as a service by anyone else\n",
    ),
    "changed MIT",
  ),
  own(
    "MIT with a contract for companies",
    replaced(MIT, /Copyright.*\n/, "Copyright (c) 2026 Example, Inc. Companies need a contract to sell this.\n"),
    "changed MIT",
  ),
  own(
    "BSD with competitors in its blank",
    replaced(filled(BSD3), "the copyright holder nor", "Example (whose competitors cannot sell or host this) nor"),
    "changed BSD-3-Clause",
  ),
  own(
    "BSD that is provided to some",
    replaced(
      filled(BSD3),
      "PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS",
      "PROVIDED BY EXAMPLE, TO STUDENTS, NEVER TO COMPANIES",
    ),
    "changed BSD-3-Clause",
  ),
  own(
    "Apache with a condition in a notice at its end",
    `${filled(APACHE)}\n\nCopyright 2026 Example. Competitors cannot host this as a service.\n`,
    "changed Apache-2.0",
  ),
  own("MIT without the right to sell", replaced(filled(MIT), "and/or sell", "but never sell"), "changed MIT"),
  own("MIT with one word less", replaced(filled(MIT), "sublicense, ", ""), "changed MIT"),
  own(
    "MIT for non-commercial use",
    replaced(filled(MIT), "without restriction", "without restriction for noncommercial ends"),
    "changed MIT",
  ),
  own("MIT without its disclaimer", replaced(filled(MIT), /THE SOFTWARE IS PROVIDED[\s\S]*/, ""), "changed MIT"),
  own(
    "BSD with a fourth condition of its own",
    replaced(
      filled(BSD3),
      "THIS SOFTWARE IS",
      "4. Products made with this software name it on their first page.\n\nTHIS SOFTWARE IS",
    ),
    "changed BSD-3-Clause",
  ),
  own(
    "BSD with terms where a name belongs",
    replaced(filled(BSD3), "the copyright holder nor", "a person who may not use this nor"),
    "changed BSD-3-Clause",
  ),
  own(
    "Apache with terms after its appendix",
    `${filled(APACHE)}\n\nAdditional terms: services of more than a million users need a contract.`,
    "changed Apache-2.0",
  ),
  own(
    "Apache under a Commons Clause",
    `“Commons Clause” Condition\n\nSelling what this licence gives is kept to the licensor.\n\n${APACHE}`,
    "changed Apache-2.0, Commons Clause",
  ),
  own(
    "Apache without its patent clause",
    replaced(APACHE, /3\. Grant of Patent License\.[\s\S]*?(?=4\. Redistribution)/, ""),
    "changed Apache-2.0",
  ),
  own(
    "GPL with the network clause struck out",
    replaced(listed("AGPL-3.0-only"), /13\. Remote Network Interaction[\s\S]*?(?=14\. Revised)/, ""),
    "changed AGPL-3.0-only",
  ),
  own(
    "MIT, then a text of nobody's",
    `${filled(MIT)}\n\nModel weights are under a contract of their own.`,
    "changed MIT",
  ),
  own(
    "a source licence with its terms filled in",
    replaced(
      listed("BUSL-1.1"),
      /Business Source License/,
      "Example Business Source License\nLicensor: Example\nChange Date: 2030-01-01\nBusiness Source License",
    ),
    "changed BUSL-1.1, Business Source License",
  ),
];

const model = (title: string, rest: string) =>
  `${title}\n\n“Agreement” means what is written here about using and handing on the weights.\n${rest}`;

const OTHERS: LicenceText[] = [
  own(
    "a licence of Llama's kind",
    model("LLAMA 3.1 COMMUNITY LICENSE AGREEMENT", "Whoever serves very many people every month asks first."),
    "custom: Llama community licence",
  ),
  own(
    "terms of Gemma's kind",
    model("Gemma Terms of Use", "Some uses are ruled out by a policy of its own."),
    "custom: Gemma terms",
  ),
  own(
    "a licence of the RAIL family",
    model("BigScience Open RAIL-M License", "Attachment A lists what the model is not to be used for."),
    "custom: Responsible AI licence (RAIL)",
  ),
  own(
    "a licence of DeepSeek's kind",
    model("DEEPSEEK LICENSE AGREEMENT", "Restrictions on use go along with every copy."),
    "custom: DeepSeek licence",
  ),
  own(
    "a research licence",
    model("Mistral AI Research License", "For research alone."),
    "custom: Mistral research licence",
  ),
  own(
    "a fair-code licence",
    model("Sustainable Use License", "Within your own business."),
    "custom: Sustainable Use License",
  ),
  own(
    "all rights kept",
    "Copyright (c) 2026 Example, Inc. All rights reserved.\n\nNobody may copy, change or hand on any part of this.",
    "unknown",
  ),
  own("a pointer to a licence", "See the website for the terms of the licence that applies.", "unknown"),
  own("an identifier alone", "MIT", "unknown"),
  own("a file in another language", "Dieses Programm darf nur mit schriftlicher Erlaubnis benutzt werden.", "unknown"),
  own("a file of marks alone", "\n----\n***\n", "empty"),
  own("a file with nothing in it", "", "empty"),
];

export const LICENCE_TEXTS: readonly LicenceText[] = [...COPIES, ...SAME, ...CHANGED, ...OTHERS];
