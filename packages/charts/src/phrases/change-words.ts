import type { Language, MarkerChange } from "../spec.ts";
import { isolate } from "./isolate.ts";

type Licences = Exclude<MarkerChange["of"], "owner">;

/** How a language tells what a licence or an owner became. Names of licences stay as they are. */
interface ChangeWords {
  owner: (from: string, to: string) => string;
  of: Record<Licences, string>;
  /** After what it is of, and a colon. */
  changed: (from: string, to: string) => string;
  added: (to: string) => string;
  gone: (from: string) => string;
  /** A known text with other words in it. */
  altered: (licence: string) => string;
  unidentified: string;
  /** A text that nobody has read. */
  unread: string;
  and: string;
  colon: string;
}

/** English stays as the facts say it. */
const WORDS: Record<Exclude<Language, "en">, ChangeWords> = {
  de: {
    owner: (from, to) => `Übertragung von ${from} an ${to}`,
    of: { licence: "Lizenz laut GitHub", file: "Lizenzdatei", weights: "Lizenzdatei der Gewichte" },
    changed: (from, to) => `von ${from} zu ${to}`,
    added: (to) => `neu, ${to}`,
    gone: (from) => `nicht mehr gefunden, zuvor ${from}`,
    altered: (licence) => `${licence} (verändert)`,
    ...{ unidentified: "nicht erkannt", unread: "nicht gelesen", and: " und ", colon: ": " },
  },
  fr: {
    owner: (from, to) => `Transfert de ${from} à ${to}`,
    of: {
      ...{ licence: "Licence selon GitHub", file: "Fichier de licence" },
      weights: "Fichier de licence des poids",
    },
    changed: (from, to) => `de ${from} à ${to}`,
    added: (to) => `ajout, ${to}`,
    gone: (from) => `introuvable désormais, auparavant ${from}`,
    altered: (licence) => `${licence} (texte modifié)`,
    ...{ unidentified: "texte non identifié", unread: "texte non lu", and: " et ", colon: "\u00a0: " },
  },
  es: {
    owner: (from, to) => `Traspaso de ${from} a ${to}`,
    of: {
      ...{ licence: "Licencia según GitHub", file: "Archivo de licencia" },
      weights: "Archivo de licencia de los pesos",
    },
    changed: (from, to) => `de ${from} a ${to}`,
    added: (to) => `nuevo texto, ${to}`,
    gone: (from) => `ya no se encuentra, antes ${from}`,
    altered: (licence) => `${licence} (texto modificado)`,
    ...{ unidentified: "texto no identificado", unread: "texto no leído", and: " y ", colon: ": " },
  },
  ja: {
    owner: (from, to) => `${from} から ${to} へ移管`,
    of: {
      ...{ licence: "GitHub によるライセンス", file: "ライセンスファイル" },
      weights: "重みのライセンスファイル",
    },
    changed: (from, to) => `${from} から ${to} へ`,
    added: (to) => `${to} を追加`,
    gone: (from) => `見つからなくなった（以前は ${from}）`,
    altered: (licence) => `${licence}（改変あり）`,
    ...{ unidentified: "特定できない文面", unread: "読まれていない文面", and: "と", colon: "：" },
  },
  zh: {
    owner: (from, to) => `从 ${from} 转移到 ${to}`,
    of: { licence: "GitHub 所示许可证", file: "许可证文件", weights: "权重的许可证文件" },
    changed: (from, to) => `从 ${from} 变为 ${to}`,
    added: (to) => `新增 ${to}`,
    gone: (from) => `不再能找到，此前为 ${from}`,
    altered: (licence) => `${licence}（有改动）`,
    ...{ unidentified: "无法识别的文本", unread: "未读取的文本", and: "和", colon: "：" },
  },
};

/**
 * What a licence or an owner became, in one line of a chart's key.
 * @returns null where the facts' own sentence is in this language, or there is nothing to tell otherwise
 */
export function describeChange({ name, ...change }: MarkerChange, language: Language): string | null {
  if (language === "en") return null;
  const told = tell(change, WORDS[language]);
  return told === null || name === undefined ? told : `${isolate(name)} – ${told}`;
}

function tell({ of, from, to }: MarkerChange, words: ChangeWords): string | null {
  if (of === "owner") return from === null || to === null ? null : words.owner(isolate(from), isolate(to));
  const [before, after] = [sayLicences(from, words), sayLicences(to, words)];
  if (before === null && after === null) return words.of[of];
  const told =
    before === null ? words.added(after ?? "") : after === null ? words.gone(before) : words.changed(before, after);
  return `${words.of[of]}${words.colon}${told}`;
}

/** As the ledger's labels have them: ids, `changed <id>`, `unidentified`, `not read`, with ` + ` between. */
function sayLicences(labels: string | null, { altered, unidentified, unread, and }: ChangeWords): string | null {
  if (labels === null) return null;
  const said = labels.split(" + ").map((label) => {
    if (label === "unidentified") return unidentified;
    if (label === "not read") return unread;
    return label.startsWith("changed ") ? altered(isolate(label.slice("changed ".length))) : isolate(label);
  });
  return said.join(and);
}
