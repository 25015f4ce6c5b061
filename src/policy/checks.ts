import * as v from 'valibot';
import { type Check, type OpenCheck, openCheck } from '../checks';
import type { NamedCheck } from './policy';

const whole = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const flag = v.optional(v.boolean());

/** Checks that need no expected answer: at a call there is none. */
const check = v.variant('kind', [
  v.strictObject({ kind: v.literal('contains'), text: v.string(), ignoreCase: flag }),
  v.strictObject({ kind: v.literal('json'), schema: v.optional(v.unknown()), fenced: flag }),
  v.strictObject({ kind: v.literal('pattern'), pattern: v.string(), ignoreCase: flag }),
  v.strictObject({
    kind: v.literal('length'),
    unit: v.picklist(['characters', 'words']),
    minimum: whole,
    maximum: whole,
  }),
  v.strictObject({ kind: v.literal('answered') }),
]);

/** That an answer is one at all, neither empty nor a refusal. */
export const answered: NamedCheck = { name: 'answered', judge: opened({ kind: 'answered' }) };

/** Checks as a setting holds them, opened, `answered` always the first. One that cannot be opened is an issue. */
export const checks = v.pipe(
  v.array(check),
  v.rawTransform(({ dataset, addIssue, NEVER }): readonly NamedCheck[] => {
    try {
      const others = dataset.value.filter(it => it.kind !== 'answered');
      return [answered, ...others.map(it => ({ name: it.kind, judge: opened(it) }))];
    } catch (error) {
      addIssue({ message: (error as Error).message });
      return NEVER;
    }
  }),
);

function opened(check: Check): OpenCheck {
  const judge = openCheck(check);
  if ('problem' in judge) throw new Error(judge.problem);
  return judge;
}
