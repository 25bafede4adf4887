/**
 * The language of the pages, in one place: of their words (`lib/strings`), their `lang`, and their figures and dates. It is
 * British English: days before months.
 */
export const PAGE_LANGUAGE = "en";
export const PAGE_LOCALE = "en-GB";
