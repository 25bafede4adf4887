/** What is looked for in a repository's files. Each is a fact about names of files, and says no more than that. */
export interface LineRule {
  key: string;
  /** What is looked for, in words that fit after "found:" and "not found:". */
  label: string;
  /** Paths from the root, with `/` between. */
  path: RegExp;
  /** Where such things usually lie when they are not in the repository: not finding them here says little. */
  elsewhere?: string;
  /** Such files lie in the root, in `.github` or in `docs`, if anywhere. */
  top?: true;
}

const NOT_OURS = "(?:^|/)(?:node_modules|vendor|third_party|third-party|external|deps)/";

/** Paths of what a repository only carries along. */
export const CARRIED_ALONG = new RegExp(NOT_OURS, "i");

const file = (names: string) =>
  new RegExp(`^(?:\\.github/|docs/)?(?:${names})(?:\\.(?:md|rst|txt|adoc|markdown))?$`, "i");
/** @param common likewise, where programs of every kind are called so: only in the languages of models */
const code = (stems: string, common?: string) => {
  const named = (names: string, ends: string) => `(?:^|/)(?:${names})(?:[_\\-.][\\w.\\-]*)?(?:/[^/]+)*\\.(?:${ends})$`;
  const rules = [named(stems, "py|ipynb|sh|ya?ml|toml|json|cu|cpp|cc|rs|go|ts|js|swift|jl")];
  if (common !== undefined) rules.push(named(common, "py|ipynb|jl|cu"));
  return new RegExp(rules.join("|"), "i");
};

/** In the order in which a ledger lists them. */
export const LINE_RULES: readonly LineRule[] = [
  {
    key: "trainingCode",
    label: "code for training",
    path: code("train(?:ing|er)?|pre-?train(?:ing)?|fine-?tun(?:e|ing)"),
  },
  {
    key: "inferenceCode",
    label: "code for inference",
    path: code("infer(?:ence)?", "generat(?:e|ion)|serv(?:e|ing)|predict(?:ion)?"),
  },
  { key: "evaluationCode", label: "code for evaluation", path: code("evals?|evaluat(?:e|ion)", "benchmarks?") },
  {
    key: "dataCode",
    label: "code for preparing data",
    path: code(
      "(?:prepare|preprocess|process|build|clean|download)[_-]?(?:data|datasets?|corpus)|data[_-]?(?:prep|preparation|processing|pipeline)|tokeni[sz]e[_-]?data",
    ),
  },
  {
    key: "modelCard",
    label: "a model card",
    path: /(?:^|\/)model[_-]?card(?:[._-][\w.-]*)?$/i,
    elsewhere: "a model hub",
  },
  {
    key: "dataCard",
    label: "a data card or datasheet",
    path: /(?:^|\/)(?:data(?:set)?[_-]?card|datasheet)(?:[._-][\w.-]*)?$/i,
    elsewhere: "a model hub",
  },
  {
    key: "weights",
    label: "weights",
    path: /\.(?:safetensors|gguf|ggml|ckpt|pth?|onnx|mlmodel|tflite|keras)$|(?:^|\/)(?:pytorch_model|adapter_model|flax_model|tf_model|model|ggml|weights?|checkpoint|params)(?:[-_.][\w.-]*)?\.(?:bin|h5|hdf5|msgpack|npz)$/i,
    elsewhere: "a model hub",
  },
  {
    key: "lockfile",
    label: "a lockfile",
    path: /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|cargo\.lock|poetry\.lock|pdm\.lock|uv\.lock|pipfile\.lock|go\.sum|gemfile\.lock|composer\.lock|flake\.lock|conda-lock\.ya?ml|package\.resolved|gradle\.lockfile|mix\.lock|pubspec\.lock|requirements(?:[-_.][-.\w]*)?\.lock)$/i,
  },
  {
    key: "ci",
    label: "continuous integration",
    path: /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.circleci\/config\.ya?ml|azure-pipelines\.ya?ml|\.travis\.ya?ml|jenkinsfile|\.buildkite\/.+|\.drone\.ya?ml|\.cirrus\.ya?ml|bitbucket-pipelines\.ya?ml)$/i,
  },
  { key: "contributing", label: "CONTRIBUTING", path: file("contributing"), top: true },
  {
    key: "governance",
    label: "GOVERNANCE or MAINTAINERS",
    path: file("governance|maintainers|steering[_-]?committee"),
    top: true,
  },
  {
    key: "security",
    label: "SECURITY",
    path: file("security"),
    top: true,
    elsewhere: "the owner's own repository of defaults",
  },
  {
    key: "cla",
    label: "a contributor agreement or DCO",
    path: /^(?:\.github\/|docs\/)?(?:(?:i?cla|ccla|contributor[_-]licen[cs]e[_-]agreement)(?:\.(?:md|txt|rst|pdf|ya?ml))?|\.clabot|workflows\/cla\.ya?ml|dco(?:\.(?:md|txt|ya?ml))?)$/i,
  },
];

/** Every line that is read off files, in the ledger's order. */
export const LEDGER_LINES: readonly Pick<LineRule, "key" | "label">[] = [
  { key: "licence", label: "a licence file" },
  { key: "weightsLicence", label: "a licence of the weights" },
  ...LINE_RULES.map(({ key, label }) => ({ key, label })),
];
