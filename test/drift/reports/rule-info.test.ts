import { readFileSync } from 'node:fs';
import { rulePage, ruleOf } from '../../../lib/drift/reports/rule-info';
import { DRIFT_RULES } from '../../../lib/drift/rules';

test('a rule is found by its id', () => {
  for (const rule of DRIFT_RULES) expect(ruleOf(rule.id)).toBe(rule);
});

test.each(['a-rule-of-tomorrow', '__proto__', ''])('a rule that is not known, %j, is severe and goes by its id', id => {
  expect(ruleOf(id)).toMatchObject({ id, severity: 'high', cause: expect.stringContaining(id) });
});

test('the page of a rule is its section of the catalogue', () => {
  const [page, anchor] = rulePage('key-disabled').split('#');
  expect(page).toMatch(/\/docs\/rules\.md$/);
  expect(readFileSync('docs/rules.md', 'utf8')).toContain(`\n## ${anchor}\n`);
});
