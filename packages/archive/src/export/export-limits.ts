/** The most that an export may be, so that a file that was made to harm is put down early. */
export interface ExportLimits {
  /** Uncompressed, in all. */
  maxBytes: number;
  /** Of one line, uncompressed. */
  maxLineBytes: number;
  /** Uncompressed bytes for each compressed one. */
  maxRatio: number;
}

const MIB = 1024 * 1024;

/**
 * Some hundred million rows; the largest picture that is kept of a chart many times over; and several times what our own
 * files are compressed by.
 */
export const EXPORT_LIMITS: ExportLimits = { maxBytes: 64 * 1024 * MIB, maxLineBytes: 64 * MIB, maxRatio: 200 };

/** Before that much has come out of it, a small file may be compressed by anything. */
export const RATIO_FROM_BYTES = 8 * MIB;
