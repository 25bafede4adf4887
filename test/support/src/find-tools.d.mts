/** The path of a Chromium or Chrome: `CHROMIUM_PATH`, or the first on PATH or in macOS's Applications; else null. */
export function findChromium(): string | null;

/** A folder with PostgreSQL's server programs. */
export interface PostgresPrograms {
  folder: string;
  /** True when they come from a package in node_modules, whose library links may be missing. */
  packaged: boolean;
}

/** A PostgreSQL server on PATH, then Debian's, then the packaged one; null when there is none for this platform. */
export function findPostgres(): PostgresPrograms | null;

/** The programs' folder of the packaged PostgreSQL for this platform, or null. */
export function findPackagedPostgres(): string | null;

/** `pg_basebackup` of the PostgreSQL that `findPostgres` finds; null when it is missing. */
export function findPgBasebackup(): string | null;
