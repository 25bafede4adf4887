import { buildEffectSpec } from "./build-effect-spec.ts";
import type { EffectSpec } from "./effect-spec.ts";
import { effectSubject } from "./effect-subject.ts";
import type { EffectFacts, Looks } from "../facts.ts";
import { phrasesFor } from "../phrases/index.ts";

/**
 * Decides the chart of what a project's stars did after a story, in the looks' language: the verdict with its figures
 * stands under the title and ends the alt text.
 * @throws RangeError when a day of the facts is not a calendar day
 */
export function buildEffectChart(facts: EffectFacts, looks: Looks): EffectSpec {
  const { id, effect, asOf, pinned, staleSince, sources, simulated } = facts;
  const { theme, language, width, height } = looks;
  const phrases = phrasesFor(language);
  return buildEffectSpec({
    ...effectSubject(effect),
    ...{ id, asOf, pinned, staleSince, sources },
    ...{ theme, language, width, height },
    events: facts.markers ?? [],
    subtitle: phrases.effect.sentence(effect),
    notice: simulated ? phrases.simulated : null,
  });
}
