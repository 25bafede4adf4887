/** What is looked for in a repository's files. Each is a fact about names of files, and says no more than that. */
export interface LineRule {
  key: string;
  /** What is looked for, in words that fit after "found:" and "not found:". */
  label: string;
  /** Whether a path shows it. */
  shows: (path: PathParts) => boolean;
  /** Where such things usually lie when they are not in the repository: not finding them here says little. */
  elsewhere?: string;
  /** Such files lie in the root, in `.github` or in `docs`, if anywhere. */
  top?: true;
}

/** A path from the root with `/` between, its last part, and that one's ending in lower case. */
export interface PathParts {
  path: string;
  base: string;
  ending: string;
}

export function splitPath(path: string): PathParts {
  const base = path.slice(path.lastIndexOf("/") + 1);
  const dot = base.lastIndexOf(".");
  return { path, base, ending: dot > 0 ? base.slice(dot + 1).toLowerCase() : "" };
}

const NOT_OURS = "(?:^|/)(?:node_modules|vendor|third_party|third-party|external|deps)/";

/** Paths of what a repository only carries along. */
export const CARRIED_ALONG = new RegExp(NOT_OURS, "i");

/*
 * A list may have 100,000 paths, of anybody's making: what is looked at is as little of each as will do, and in one go.
 */

const whole = (pattern: RegExp) => (parts: PathParts) => pattern.test(parts.path);
const base = (pattern: RegExp) => (parts: PathParts) => pattern.test(parts.base);
const file = (names: string) =>
  whole(new RegExp(`^(?:\\.github/|docs/)?(?:${names})(?:\\.(?:md|rst|txt|adoc|markdown))?$`, "i"));

const PROGRAMS = new Set("py ipynb sh yaml yml toml json cu cpp cc rs go ts js swift jl".split(" "));
const MODELS_LANGUAGES = new Set("py ipynb jl cu".split(" "));
/** A folder or file of such a name, whatever follows it after a dot, a dash or the like. */
const named = (stems: string) => new RegExp(`(?:^|/)(?:${stems})(?:[_\\-.][\\w.\\-]*)?(?:/|$)`, "i");
/** @param common likewise, where programs of every kind are called so: only in the languages of models */
const code = (stems: string, common?: string) => {
  const own = named(stems);
  const shared = common === undefined ? null : named(common);
  return ({ path, ending }: PathParts) =>
    PROGRAMS.has(ending) && (own.test(path) || (shared !== null && MODELS_LANGUAGES.has(ending) && shared.test(path)));
};

/** In the order in which a ledger lists them. */
export const LINE_RULES: readonly LineRule[] = [
  {
    // It grants nothing: it stands beside licences, and is none.
    key: "notice",
    label: "a NOTICE file",
    shows: whole(/^notices?(?:[_-][\w-]+)?(?:\.(?:md|rst|txt|adoc|markdown))?$/i),
    top: true,
  },
  {
    key: "trainingCode",
    label: "code for training",
    shows: code("train(?:ing|er)?|pre-?train(?:ing)?|fine-?tun(?:e|ing)"),
  },
  {
    key: "inferenceCode",
    label: "code for inference",
    shows: code("infer(?:ence)?", "generat(?:e|ion)|serv(?:e|ing)|predict(?:ion)?"),
  },
  { key: "evaluationCode", label: "code for evaluation", shows: code("evals?|evaluat(?:e|ion)", "benchmarks?") },
  {
    key: "dataCode",
    label: "code for preparing data",
    shows: code(
      "(?:prepare|preprocess|process|build|clean|download)[_-]?(?:data|datasets?|corpus)|data[_-]?(?:prep|preparation|processing|pipeline)|tokeni[sz]e[_-]?data",
    ),
  },
  {
    key: "modelCard",
    label: "a model card",
    shows: base(/^model[_-]?card(?:[._-][\w.-]*)?$/i),
    elsewhere: "a model hub",
  },
  {
    key: "dataCard",
    label: "a data card or datasheet",
    shows: base(/^(?:data(?:set)?[_-]?card|datasheet)(?:[._-][\w.-]*)?$/i),
    elsewhere: "a model hub",
  },
  {
    key: "weights",
    label: "weights",
    shows: base(
      /\.(?:safetensors|gguf|ggml|ckpt|pth?|onnx|mlmodel|tflite|keras)$|^(?:pytorch_model|adapter_model|flax_model|tf_model|model|ggml|weights?|checkpoint|params)(?:[-_.][\w.-]*)?\.(?:bin|h5|hdf5|msgpack|npz)$/i,
    ),
    elsewhere: "a model hub",
  },
  {
    key: "lockfile",
    label: "a lockfile",
    shows: base(
      /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|cargo\.lock|poetry\.lock|pdm\.lock|uv\.lock|pipfile\.lock|go\.sum|gemfile\.lock|composer\.lock|flake\.lock|conda-lock\.ya?ml|package\.resolved|gradle\.lockfile|mix\.lock|pubspec\.lock|requirements(?:[-_.][-.\w]*)?\.lock)$/i,
    ),
  },
  {
    key: "ci",
    label: "continuous integration",
    shows: whole(
      /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.circleci\/config\.ya?ml|azure-pipelines\.ya?ml|\.travis\.ya?ml|jenkinsfile|\.buildkite\/.+|\.drone\.ya?ml|\.cirrus\.ya?ml|bitbucket-pipelines\.ya?ml)$/i,
    ),
  },
  { key: "contributing", label: "CONTRIBUTING", shows: file("contributing"), top: true },
  {
    key: "governance",
    label: "GOVERNANCE or MAINTAINERS",
    shows: file("governance|maintainers|steering[_-]?committee"),
    top: true,
  },
  {
    key: "security",
    label: "SECURITY",
    shows: file("security"),
    top: true,
    elsewhere: "the owner's own repository of defaults",
  },
  {
    key: "cla",
    label: "a contributor agreement or DCO",
    shows: whole(
      /^(?:\.github\/|docs\/)?(?:(?:i?cla|ccla|contributor[_-]licen[cs]e[_-]agreement)(?:\.(?:md|txt|rst|pdf|ya?ml))?|\.clabot|workflows\/cla\.ya?ml|dco(?:\.(?:md|txt|ya?ml))?)$/i,
    ),
  },
];

/** Every line that is read off files, in the ledger's order. */
export const LEDGER_LINES: readonly Pick<LineRule, "key" | "label">[] = [
  { key: "licence", label: "a licence file" },
  { key: "weightsLicence", label: "a licence of the weights" },
  ...LINE_RULES.map(({ key, label }) => ({ key, label })),
];
