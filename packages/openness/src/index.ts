export { identifyLicence } from "./licence/identify.ts";
export { isOsiApproved, NOT_READ_YET, type LicenceReading, type NamedLicence } from "./licence/reading.ts";
export { followLink, isLicenceFile, isWeightsLicence, resolveLink } from "./history/licence-file.ts";
export {
  listLicenceChanges,
  type LicenceChange,
  type LicenceCommit,
  type LicenceFileState,
} from "./history/licence-history.ts";
export {
  describeSet,
  listSetChanges,
  type LicenceSet,
  type ReadCommit,
  type SetChange,
} from "./history/licence-sets.ts";
export { labelLicences, NOT_READ, UNIDENTIFIED, type LicenceLabel } from "./licence/describe-licences.ts";
export { groupOf, LINE_GROUPS, type LineGroup } from "./ledger/groups.ts";
export { LEDGER_LINES, LINE_RULES, type LineRule } from "./ledger/lines.ts";
export { readTree, type LedgerLine, type LineState, type Tree } from "./ledger/read-tree.ts";
export { listLicenceFiles, readLedger, type Beside } from "./ledger/read-ledger.ts";
export { findHubLinks } from "./claims/find-hub-links.ts";
export { identifyApart, READER_EDITION } from "./apart/read-apart.ts";
export { findClaims, type Claim } from "./claims/find-claims.ts";
export { describeLicence, describeLicences, writeHeadline, type HeadlineFacts } from "./headline.ts";
export { joinHistories, type FileCommit, type JoinedCommit } from "./history/order-commits.ts";
