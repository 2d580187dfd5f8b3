import type { Answers, Known } from '../../load/live-answers.ts';
import type { Load } from '../../load/load.ts';
import { encodeLoad } from '../../load/load-codec.ts';
import type { Predictor } from '../../worker/predictor.ts';
import type { Question } from '../../worker/question.ts';

/** Closed forms of pinned loads: each is asked once, as long as it is pinned. */
export function pinnedAnswers(
  predictor: Predictor,
  questionOf: (load: Load, id: string) => Question | null,
  tell: () => void,
): (pins: readonly Load[], ids: readonly string[]) => readonly Answers['known'][] {
  let kept = new Map<string, Map<string, Known>>();
  return (pins, ids) => {
    const keys = pins.map((pin) => `${ids.join()} ${JSON.stringify(encodeLoad(pin))}`);
    const next = new Map(keys.map((key) => [key, kept.get(key)]));
    const missing = pins.filter((_, i) => next.get(keys[i] ?? '') === undefined);
    kept = new Map(keys.map((key) => [key, next.get(key) ?? new Map<string, Known>()]));
    for (const pin of missing) {
      const into = kept.get(keys[pins.indexOf(pin)] ?? '');
      const asked = ids.flatMap((id) => {
        const question = questionOf(pin, id);
        return question === null ? [] : [{ id, question }];
      });
      void predictor.analyticMany(asked.map(({ question }) => question)).then((replies) => {
        if ('kind' in replies) return;
        asked.forEach(({ id }, i) => {
          const reply = replies[i];
          if (reply !== undefined) into?.set(id, { reply, stage: 'closed form' });
        });
        tell();
      });
    }
    return keys.map((key) => kept.get(key) ?? new Map<string, Known>());
  };
}
