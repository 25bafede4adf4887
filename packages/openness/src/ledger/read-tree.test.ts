import { describe, expect, test } from "vitest";
import { LINE_RULES } from "./lines.ts";
import { readTree } from "./read-tree.ts";

function observed(paths: string[]): Record<string, string[]> {
  const lines = readTree({ commit: "c", paths, complete: true });
  return Object.fromEntries(lines.filter(({ state }) => state === "observed").map((line) => [line.key, line.paths]));
}

describe("names of files show", () => {
  test.each<[path: string, keys: string[]]>([
    ["train.py", ["trainingCode"]],
    ["scripts/finetune_lora.sh", ["trainingCode"]],
    ["training/configs/7b.yaml", ["trainingCode"]],
    ["examples/inference/run.py", ["inferenceCode"]],
    ["eval/harness/tasks.py", ["evaluationCode"]],
    ["benchmarks/throughput.py", ["evaluationCode"]],
    ["serve/run.py", ["inferenceCode"]],
    ["scripts/generate-openapi.ts", []],
    ["cmd/serve/main.go", []],
    ["benchmarks/http.ts", []],
    ["data/prepare_data.py", ["dataCode"]],
    ["MODEL_CARD.md", ["modelCard"]],
    ["model-card.md", ["modelCard"]],
    ["data/datasheet.md", ["dataCard"]],
    ["models/tiny.safetensors", ["weights"]],
    ["pytorch_model.bin", ["weights"]],
    ["pytorch_model-00001-of-00002.bin", ["weights"]],
    ["model.pt", ["weights"]],
    ["tf_model.h5", ["weights"]],
    ["flax_model.msgpack", ["weights"]],
    ["data/table.h5", []],
    ["firmware.bin", []],
    ["Cargo.lock", ["lockfile"]],
    ["ui/pnpm-lock.yaml", ["lockfile"]],
    ["uv.lock", ["lockfile"]],
    [".github/workflows/test.yml", ["ci"]],
    ["CONTRIBUTING.md", ["contributing"]],
    [".github/SECURITY.md", ["security"]],
    ["GOVERNANCE.md", ["governance"]],
    ["CLA.md", ["cla"]],
    [".github/workflows/cla.yml", ["ci", "cla"]],
    ["src/strain.py", []],
    ["src/constraint/solve.rs", []],
    ["src/security.py", []],
    ["node_modules/x/package-lock.json", []],
    ["third_party/y/CONTRIBUTING.md", []],
    ["notes/trained-well.md", []],
    ["README.md", []],
  ])("%s: %j", (path, keys) => {
    expect(Object.keys(observed([path]))).toEqual(keys);
  });

  test("what is nearest to the root is the evidence, and five of it at most", () => {
    const paths = ["a/b/train.py", "train.py", ...Array.from({ length: 9 }, (_, i) => `x/train_${i}.py`)];
    const { trainingCode = [] } = observed(paths);
    expect(trainingCode).toHaveLength(5);
    expect(trainingCode[0]).toBe("train.py");
  });
});

describe("what is not there", () => {
  test("is not found where the whole list was read, and not checkable where such things lie elsewhere", () => {
    const states = Object.fromEntries(
      readTree({ commit: "c", paths: ["README.md"], complete: true }).map((l) => [l.key, l.state]),
    );
    expect(states).toMatchObject({
      trainingCode: "not found",
      lockfile: "not found",
      weights: "not checkable",
      security: "not checkable",
    });
    expect(Object.keys(states)).toHaveLength(LINE_RULES.length);
  });

  test("is not checkable where GitHub cut the list short", () => {
    const lines = readTree({ commit: "c", paths: ["train.py"], complete: false });
    expect(lines.find(({ key }) => key === "trainingCode")?.state).toBe("observed");
    const rest = lines.filter(({ key }) => key !== "trainingCode");
    expect(new Set(rest.map(({ state }) => state))).toEqual(new Set(["not checkable"]));
    expect(rest[0]?.why).toContain("cut short");
  });
});
