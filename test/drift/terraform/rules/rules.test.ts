import { existsSync } from 'node:fs';
import { DRIFT_RULES } from '../../../../lib/drift/rules';
import { SEVERITIES } from '../../../../lib/drift/severity';
import { PLAN_RULES } from '../../../../lib/drift/terraform';

test('have ids of their own, also among the rules for AWS, which begin with what they are of', () => {
  const ids = [...DRIFT_RULES, ...PLAN_RULES].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id } of PLAN_RULES) expect(id).toMatch(/^(azure|oci|plan)(-[a-z]+)+$/);
});

test.each(PLAN_RULES.map(rule => [rule.id, rule] as const))(
  '%s says what, why and what to do in sentences, with its source',
  (id, rule) => {
    for (const text of [rule.cause, rule.explanation, rule.remedy]) expect(text).toMatch(/^[A-Z`].*[.)]$/);
    expect(rule.source).toMatch(/^https:\/\/[a-z.]+\/\S+$/);
    expect(SEVERITIES).toContain(rule.severity);
    expect(existsSync(`lib/drift/terraform/rules/${id}.ts`)).toBe(true);
  },
);
