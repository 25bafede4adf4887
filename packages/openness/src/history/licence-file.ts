/** Files whose words are a licence, by name: `LICENSE`, `LICENCE.md`, `COPYING.LESSER`, `LICENSE-MIT`, `MIT-LICENSE`, `UNLICENSE`. */
export function isLicenceFile(path: string): boolean {
  return LICENCE_FILE.test(path) && !CODE.test(path);
}

/** Of these, those that are named after weights or a model: what they say is not said of the code. */
export function isWeightsLicence(path: string): boolean {
  return WEIGHTS_LICENCE.test(path) && !CODE.test(path);
}

const LICENCE_FILE =
  /^(?:(?:un|(?:mit|apache|bsd|isc|[al]?gpl|mpl|epl|zlib|boost)(?:-?[\d.]{1,4})?[-_])?licen[cs]es?|copying)(?:[.\-_][\w.\-+]*)?$/i;
const MODEL = "(?:models?|weights?|checkpoints?)";
const WEIGHTS_LICENCE = new RegExp(
  `^(?:${MODEL}[._-]licen[cs]es?(?:[._-][\\w.\\-+]*)?|licen[cs]es?[._-]${MODEL}s?(?:[._-][\\w.\\-+]*)?)$`,
  "i",
);
/** Programs that are about licences. */
const CODE = /\.(?:[cm]?[jt]sx?|py|rs|go|sh|rb|java|json|ya?ml|toml|svg|png)$/i;
