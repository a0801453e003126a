import { allow, bare, deny, Elements, FOREIGN_ROLE, KEY, owned, policy, ROLE, ROOT, when } from './support';

// Of patterns, no list of values can show all that they tell apart: what is proved here is proved by the texts.

const allowed = (condition: Elements = {}) => allow(FOREIGN_ROLE, 'kms:Decrypt', condition);
const denied = (condition: Elements) => deny(FOREIGN_ROLE, 'kms:Decrypt', condition);
const like = (key: string, values: unknown) => when('StringLike', key, values);
const both = (...conditions: Elements[]) => ({
  Condition: Object.assign({}, ...conditions.map(each => each.Condition)),
});

const x = like('k:a', 'x*');
const y = like('k:b', 'y*');
const z = when('Bool', 'k:z', 'true');

test.each<[string, Elements[], Elements[]]>([
  ['a statement under a second condition', [allowed(x)], [allowed(x), allowed(both(x, z))]],
  [
    'a statement for one of the values',
    [allowed(like('k:a', ['x*', 'y*']))],
    [allowed(like('k:a', ['x*', 'y*'])), allowed(x)],
  ],
  ['a statement for what is denied', [allowed(y), denied(x)], [allowed(y), denied(x), allowed(x)]],
  ['a Deny under a second condition', [allowed(), denied(x)], [allowed(), denied(x), denied(both(x, z))]],
  ['a Deny where nothing is allowed', [], [denied(x)]],
  ['the values of a statement in two', [allowed(like('k:a', ['x*', 'y*']))], [allowed(x), allowed(like('k:a', 'y*'))]],
  [
    'the values of a Deny in two',
    [allowed(), denied(like('k:a', ['x*', 'y*']))],
    [allowed(), denied(x), denied(like('k:a', 'y*'))],
  ],
])('%s changes nothing', (_, before, after) => {
  expect(owned(policy(...before), policy(...after))).toMatchObject({ outcome: 'equivalent', reasons: [] });
  expect(owned(policy(...after), policy(...before))).toMatchObject({ outcome: 'equivalent', reasons: [] });
});

test.each<[string, Elements[], Elements[]]>([
  ['a statement', [allowed(x)], [allowed(x), allowed(y)]],
  [
    'a statement that shares a value with another',
    [allowed(like('k:a', ['x*', 'z*']))],
    [allowed(like('k:a', ['x*', 'z*'])), allowed(like('k:a', ['x*', 'y*']))],
  ],
  ['a value', [allowed(x)], [allowed(like('k:a', ['x*', 'y*']))]],
  ['a condition less', [allowed(both(x, z))], [allowed(x)]],
  [
    'a condition less beside a negated one',
    [allowed(both(when('StringNotLike', 'k:a', 'x*'), z))],
    [allowed(when('StringNotLike', 'k:a', 'x*'))],
  ],
  ['a Deny less', [allowed(y), denied(x)], [allowed(y)]],
  ['a Deny of fewer values', [allowed(), denied(like('k:a', ['x*', 'y*']))], [allowed(), denied(x)]],
  ['a Deny under a second condition for one without', [allowed(), denied(x)], [allowed(), denied(both(x, z))]],
])('%s is a gain, and a loss the other way round', (_, before, after) => {
  const gain = owned(policy(...before), policy(...after));
  expect([gain.outcome, gain.gains.length, gain.losses.length]).toEqual(['different', 1, 0]);
  const loss = owned(policy(...after), policy(...before));
  expect([loss.outcome, loss.gains.length, loss.losses.length]).toEqual(['different', 0, 1]);
});

test.each(['ForAllValues:StringLike', 'ForAnyValue:StringNotLike'])(
  'the values of %s in two statements are not what they are in one',
  operator => {
    const one = policy(allowed(when(operator, 'k:s', ['x*', 'y*'])));
    const two = policy(allowed(when(operator, 'k:s', 'x*')), allowed(when(operator, 'k:s', 'y*')));
    expect(owned(one, two).outcome).not.toBe('equivalent');
    expect(owned(two, one).outcome).not.toBe('equivalent');
  },
);

test('values of ForAnyValue may be split over statements', () => {
  const any = (values: unknown) => allowed(when('ForAnyValue:StringLike', 'k:s', values));
  expect(owned(policy(any(['x*', 'y*'])), policy(any('x*'), any('y*'))).outcome).toBe('equivalent');
});

test('conditions of very many alternatives are compared all the same', () => {
  const values = Array.from({ length: 9 }, (_, index) => `${index}*`);
  const many = both({ Condition: { StringLike: Object.fromEntries(values.map(key => [`k:${key}`, values])) } });
  const less = both(many, z);
  expect(owned(policy(allowed(many)), policy(allowed(less)))).toMatchObject({ outcome: 'different', gains: [] });
});

test.each<[string, string, Elements]>([
  ['a role', ROLE, allow(ROLE, 'kms:Sign')],
  ["the owner's account", ROOT, allow(ROOT, 'kms:Sign')],
])('what everybody has, %s need not be given, even if nobody knows whether it is the key', (_, principal, beside) => {
  const [everybody, own] = ['*', principal].map(name => allow(name, 'kms:Decrypt', { Resource: KEY }));
  expect(owned(bare(beside, everybody), bare(beside, everybody, own)).outcome).toBe('equivalent');
  expect(owned(bare(beside, everybody), bare(beside, own, everybody)).outcome).toBe('equivalent');
});
