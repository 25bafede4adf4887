import { z } from "zod";
import { Day, Instant, pageOf, ReceiptId, Repo } from "./common.ts";

/*
 * The openness ledger: what a repository's files show at a commit. Facts beside each other; no total is made of them.
 */

const Commit = z.string().meta({ description: "a commit's hash", example: "0b6f3e0c5f3c1c2c7a6a3b8a2c5f1d9e8b7a6c5d" });

const EvidenceUrl = z.string().meta({ description: "the same on GitHub, at the commit" });

export const OpennessState = z.enum(["observed", "not_found", "not_checkable"]).meta({
  description:
    "`observed`: files of such a name are there; `not_found`: the whole list of files was read, and none is; " +
    "`not_checkable`: not the whole list could be read, or such things lie elsewhere as a rule",
});
export type OpennessState = z.infer<typeof OpennessState>;

export const OpennessGroup = z.enum(["licences", "code", "models and data", "builds", "ways of working"]);
export type OpennessGroup = z.infer<typeof OpennessGroup>;

/** A file that shows something. */
export const OpennessFile = z.object({ path: z.string(), evidenceUrl: EvidenceUrl.nullable() });
export type OpennessFile = z.infer<typeof OpennessFile>;

/** A line of a ledger. */
export const OpennessLine = z
  .object({
    key: z.string().meta({ example: "trainingCode" }),
    group: OpennessGroup,
    label: z.string().meta({ description: "what is looked for", example: "code for training" }),
    state: OpennessState,
    why: z.string().nullable().meta({ description: "why it could not be checked; null where it could" }),
    path: z.string().nullable().meta({ description: "the file that shows it, nearest to the root; null for none" }),
    commit: Commit.nullable().meta({ description: "at which it shows; null for what is not read off files" }),
    evidenceUrl: EvidenceUrl.nullable().meta({
      description: "the file at the commit; where none was found, all files at the commit that was looked at",
    }),
    files: z.array(OpennessFile).meta({ description: "all files that show it, at most five" }),
    checkedAt: Instant.meta({ description: "until when this is known to hold" }),
    firstSeenAt: Instant.nullable(),
    lastSeenAt: Instant.nullable(),
    notFoundSince: Instant.nullable().meta({
      description: "since when it has not been found that was there before; null for all others",
    }),
    lastFiles: z.array(OpennessFile).meta({ description: "where it is not found any more, the files that showed it" }),
    receipt: ReceiptId,
  })
  .meta({ id: "OpennessLine" });
export type OpennessLine = z.infer<typeof OpennessLine>;

/** A licence file, and what its text was read as. */
export const OpennessLicence = z
  .object({
    path: z.string(),
    commit: Commit.nullable(),
    evidenceUrl: EvidenceUrl.nullable(),
    reading: z.enum(["listed", "changed", "custom", "unknown", "empty", "unread", "link"]).meta({
      description:
        "`listed`: word for word texts of SPDX's list, and nothing else; `changed`: much of a listed text, with other " +
        "words; `custom`: no listed text, known by its name; `unknown`: could not be identified, which says nothing of " +
        "what it grants; `empty`: no words; `unread`: nobody has read it, `text` says why; `link`: a link that leads to no " +
        "file of the repository",
    }),
    text: z.string().meta({ description: "the reading in a few words", example: "Apache-2.0 (OSI)" }),
    labels: z.array(z.string()).meta({ description: "SPDX ids, or what else it was read as" }),
    osiApproved: z.boolean().meta({ description: "whether the Open Source Initiative has approved all of the text" }),
    receipt: ReceiptId.meta({ description: "of the list of files that it is in" }),
    readingReceipt: ReceiptId.nullable().meta({
      description: "of the request that brought the text which was read; null: nobody has read it",
    }),
  })
  .meta({ id: "OpennessLicence" });
export type OpennessLicence = z.infer<typeof OpennessLicence>;

export const OpennessChangeKind = z
  .enum(["licence changed", "weights licence changed", "found", "not found", "transferred"])
  .meta({
    description:
      "`licence changed`, `weights licence changed`: a commit left another text; `found`, `not found`: a look found " +
      "files that the one before did not, or the other way round; `transferred`: the repository became another owner's",
  });
export type OpennessChangeKind = z.infer<typeof OpennessChangeKind>;

/** Something that became otherwise in the open. */
export const OpennessChange = z
  .object({
    kind: OpennessChangeKind,
    line: z.string().nullable().meta({ description: "the ledger's line that it is about; null for transfers" }),
    text: z.string().meta({ description: "one sentence that says what was seen; never why it happened" }),
    at: Instant.meta({
      description: "of licences, as the commit is dated, but not after it was seen; else when it was first seen",
    }),
    notBefore: Instant.nullable().meta({ description: "the last look that saw it otherwise; null for licences" }),
    knownAt: Instant.meta({ description: "when it was known here" }),
    from: z.string().nullable().meta({ description: "licences, a state or an owner/name; null: there was none" }),
    to: z.string().nullable(),
    osiBefore: z.boolean().nullable().meta({ description: "whether OSI has approved all of `from`; null: no licence" }),
    osiAfter: z.boolean().nullable(),
    commit: Commit.nullable(),
    paths: z.array(z.string()),
    evidenceUrl: EvidenceUrl.nullable().meta({ description: "the commit, or the files at it; null for transfers" }),
    receipt: ReceiptId.meta({ description: "of what shows it: of licences, the file's history" }),
    readingReceipts: z.array(ReceiptId).meta({
      description: "of licences, of the requests that brought the texts which were read before and after; else none",
    }),
  })
  .meta({ id: "OpennessChange" });
export type OpennessChange = z.infer<typeof OpennessChange>;

/** What somebody says beside a ledger. */
export const OpennessNote = z
  .object({
    line: z.string().nullable().meta({ description: "the line that it is about; null: the whole" }),
    source: z.string().meta({ description: "who says so" }),
    url: z.string(),
    dated: Day,
    says: z.string(),
  })
  .meta({ id: "OpennessNote" });
export type OpennessNote = z.infer<typeof OpennessNote>;

/** What a list shows of a ledger. */
const Head = z.object({
  repo: Repo,
  name: z.string(),
  headline: z.string().nullable().meta({
    description: "a sentence for each part; null where nobody has looked yet",
    example:
      "Code: Apache-2.0 (OSI). Training code: not found. Code for data: not found. Training data: not checkable.",
  }),
  commit: Commit.nullable(),
  evidenceUrl: EvidenceUrl.nullable().meta({ description: "all files at the commit" }),
  checkedAt: Instant.nullable().meta({ description: "the newest look; null where nobody has looked yet" }),
  receipt: ReceiptId.nullable(),
});

/** A project's ledger. */
export const Openness = Head.extend({
  complete: z.boolean().nullable().meta({ description: "false: GitHub cut the list of files short; null: no look" }),
  lines: z.array(OpennessLine),
  licences: z.array(OpennessLicence),
  weightsLicences: z.array(OpennessLicence),
  claims: z
    .array(
      z.object({
        quote: z.string(),
        path: z.string(),
        line: z.int(),
        commit: Commit,
        evidenceUrl: EvidenceUrl,
        receipt: ReceiptId,
      }),
    )
    .meta({ description: "where the README calls something open, in its own words" }),
  changes: z.array(OpennessChange).meta({ description: "newest first" }),
  historyFrom: Instant.nullable().meta({
    description:
      "the date of the commit at which the told history of its licence files begins, where older commits, or texts, were not " +
      "read, or not yet; null: at the files' own beginnings",
  }),
  assessments: z.array(OpennessNote).meta({ description: "by others, newest first" }),
  corrections: z.array(OpennessNote).meta({ description: "newest first" }),
}).meta({ id: "Openness" });
export type Openness = z.infer<typeof Openness>;

export const OpennessEntry = Head.extend({
  ledger: Openness.nullable().meta({ description: "the whole ledger where `projects` were named; else null" }),
}).meta({ id: "OpennessEntry" });
export type OpennessEntry = z.infer<typeof OpennessEntry>;

export const OpennessPage = pageOf(OpennessEntry)
  .extend({
    looked: z.int().meta({ description: "of how many watched projects the files were looked at" }),
    watched: z.int(),
  })
  .meta({ id: "OpennessPage" });
export type OpennessPage = z.infer<typeof OpennessPage>;

export const CatalogueOpennessChange = OpennessChange.extend({ repo: Repo, name: z.string() }).meta({
  id: "CatalogueOpennessChange",
});
export type CatalogueOpennessChange = z.infer<typeof CatalogueOpennessChange>;

export const OpennessChangePage = pageOf(CatalogueOpennessChange).meta({ id: "OpennessChangePage" });
export type OpennessChangePage = z.infer<typeof OpennessChangePage>;
