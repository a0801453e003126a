import { DRIFT_RULES } from '../../../../lib/drift/rules';
import { RULES_WITHOUT_SENSE, verifyRules } from '../../../../lib/drift/verify/rules';

const rules = verifyRules(new Set());

test('every rule of the drift check is one of verify, or has a reason why it is none', () => {
  const ids = [...rules.map(({ id }) => id), ...Object.keys(RULES_WITHOUT_SENSE)];
  expect([...ids].sort()).toEqual(DRIFT_RULES.map(({ id }) => id).sort());
});

test('rules come in the order of the catalogue', () => {
  const ids = rules.map(({ id }) => id);
  expect(DRIFT_RULES.map(({ id }) => id).filter(id => ids.includes(id))).toEqual(ids);
});

test('what to do needs no code, and is said in sentences', () => {
  for (const { remedy } of rules) {
    expect(remedy).toMatch(/^[A-Z].*[.)]$/);
    expect(remedy).not.toMatch(/declare|fix-plan|cdk /);
  }
});

test('the form of the console and rotation are notes, which do not count', () => {
  expect(rules.filter(({ kind }) => kind === 'note').map(({ id, severity }) => [id, severity])).toEqual([
    ['console-form', 'low'],
    ['replica-promoted', 'low'],
    ['rotation-differs', 'low'],
  ]);
});
