import {
  allow,
  bare,
  deny,
  Elements,
  FOREIGN_ROLE,
  FOREIGN_ROOT,
  KEY,
  owned,
  pairs,
  policy,
  ROLE,
  ROOT,
  when,
} from './support';

const given = (...conditions: Elements[]) =>
  policy(...conditions.map(condition => allow(FOREIGN_ROLE, 'kms:Decrypt', condition)));

const always = {};
const x = when('StringEquals', 'k:a', 'x');
const xOrY = when('StringEquals', 'k:a', ['x', 'y']);
const y = when('StringEquals', 'k:b', 'y');
const pattern = when('StringLike', 'k:a', 'x*');
const [X, X_OR_Y] = ['if StringEquals k:a = x', 'if StringEquals k:a = [x, y]'];
const [PATTERN, Y] = ['if StringLike k:a = x*', 'StringEquals k:b = y'];

test.each<[string, Elements, Elements, string | undefined]>([
  ['access where there was none', given(), given(always), undefined],
  ['access under a condition where there was none', given(), given(x), X],
  ['access at any time in place of some', given(x), given(always), `before only ${X}`],
  ['access in more cases', given(x), given(xOrY), `before ${X}; now ${X_OR_Y}`],
  [
    'access under a second condition',
    given(pattern),
    given(pattern, y),
    `before ${PATTERN}; now if ${Y} or StringLike k:a = x*`,
  ],
])('a gain of %s is told with its condition', (_, before, after, condition) => {
  const change = { principal: FOREIGN_ROLE, action: 'kms:Decrypt', ...(condition && { condition }) };
  expect(owned(before, after)).toMatchObject({ outcome: 'different', losses: [] });
  expect(owned(before, after).gains).toStrictEqual([{ ...change, before: 'none', after: 'delegated' }]);
});

test.each<[string, Elements, Elements, string | undefined]>([
  ['all access', given(always), given(), undefined],
  ['access under a condition', given(x), given(), X],
  ['access at any time but some', given(always), given(x), `now only ${X}`],
  ['access in some cases', given(xOrY), given(x), `before ${X_OR_Y}; now ${X}`],
])('a loss of %s is told with its condition', (_, before, after, condition) => {
  const change = { principal: FOREIGN_ROLE, action: 'kms:Decrypt', ...(condition && { condition }) };
  expect(owned(before, after)).toMatchObject({ outcome: 'different', gains: [] });
  expect(owned(before, after).losses).toStrictEqual([{ ...change, before: 'delegated', after: 'none' }]);
});

const own = (condition?: Elements) => (condition ? policy(allow(ROLE, 'kms:Decrypt', condition)) : policy());

test.each<[string, Elements, Elements, string]>([
  ['in some cases', own(), own(x), X],
  ['in all cases', own(x), own(always), `before only ${X}`],
])(
  "what a role of the owner's account is allowed %s beside its root is more than delegated",
  (_, before, after, condition) => {
    const change = { principal: ROLE, action: 'kms:Decrypt', condition };
    expect(owned(before, after)).toMatchObject({
      gains: [{ ...change, before: 'delegated', after: 'direct' }],
      losses: [],
    });
  },
);

test.each<[string, Elements, Elements, string]>([
  ['in some cases', own(x), own(), X],
  ['in all cases but some', own(always), own(x), `now only ${X}`],
])("what a role of the owner's account loses %s beside its root is left delegated", (_, before, after, condition) => {
  const change = { principal: ROLE, action: 'kms:Decrypt', condition };
  expect(owned(before, after)).toMatchObject({
    gains: [],
    losses: [{ ...change, before: 'direct', after: 'delegated' }],
  });
});

test("a role of the owner's account that loses its statement beside its root is left delegated", () => {
  const change = { principal: ROLE, action: 'kms:Decrypt', before: 'direct', after: 'delegated' };
  expect(owned(own(always), own()).losses).toStrictEqual([change]);
});

test('a principal may gain in one case and lose in another, and both are told', () => {
  const after = policy(allow(ROLE, 'kms:Decrypt', x), deny(ROLE, 'kms:Decrypt', y));
  const change = { principal: ROLE, action: 'kms:Decrypt' };
  expect(owned(policy(), after)).toMatchObject({
    outcome: 'different',
    gains: [{ ...change, condition: `${X}, unless ${Y}`, before: 'delegated', after: 'direct' }],
    losses: [{ ...change, condition: `now only ${X}, unless ${Y}`, before: 'delegated', after: 'none' }],
  });
});

const everyCase = ['true', 'false'].map(missing => allow(ROOT, 'kms:*', when('Null', 'k:c', missing)));

test.each<[string, Elements, Elements]>([
  [
    'under patterns',
    own(),
    policy(allow(ROLE, 'kms:Decrypt', pattern), deny(ROLE, 'kms:Decrypt', when('StringLike', 'k:b', 'y*'))),
  ],
  [
    'where what it had is written as conditions one of which is met',
    bare(...everyCase),
    bare(...everyCase, allow(ROLE, 'kms:Decrypt', x), deny(ROLE, 'kms:Decrypt', y)),
  ],
])('gain and loss of different cases are told %s', (_, before, after) => {
  const { outcome, gains, losses } = owned(before, after);
  expect([outcome, pairs(gains), pairs(losses)]).toEqual([
    'different',
    [`${ROLE} kms:Decrypt`],
    [`${ROLE} kms:Decrypt`],
  ]);
});

test.each([
  ['StringEquals k:a = x', x],
  ['StringNotEquals k:a = x', when('StringNotEquals', 'k:a', 'x')],
])('of several gains, or losses, the greatest is told: %s', (text, condition) => {
  const some = bare(allow(ROOT, 'kms:*', y), allow(ROLE, 'kms:Decrypt', condition));
  const change = { principal: ROLE, action: 'kms:Decrypt', condition: `if ${[text, Y].sort().join(' or ')}` };
  expect(owned(bare(), some).gains).toContainEqual({ ...change, before: 'none', after: 'direct' });
  expect(owned(some, bare()).losses).toContainEqual({ ...change, before: 'direct', after: 'none' });
});

test.each([
  [Y, y],
  ['StringNotEquals k:b = y', when('StringNotEquals', 'k:b', 'y')],
])('from nothing to direct access is more than from delegated: %s', (text, condition) => {
  const root = allow(ROOT, 'kms:*', condition);
  const [some, both] = [bare(root), bare(root, allow(ROLE, 'kms:Decrypt'))];
  expect(owned(some, both).gains).toMatchObject([
    { before: 'none', after: 'direct', condition: `before only if ${text}` },
  ]);
  expect(owned(both, some).losses).toMatchObject([
    { before: 'direct', after: 'none', condition: `now only if ${text}` },
  ]);
});

test('an Allow is gained with the Deny that takes some of it away', () => {
  const after = policy(allow(FOREIGN_ROLE, 'kms:Decrypt'), deny(FOREIGN_ROLE, 'kms:Decrypt', pattern));
  expect(owned(policy(), after)).toMatchObject({
    outcome: 'different',
    gains: [{ condition: 'unless StringLike k:a = x*' }],
  });
});

test('a Deny that only a certain set of values meets is not overlooked', () => {
  const some = { 'ForAnyValue:StringEquals': { 'k:s': 'x' }, 'ForAnyValue:StringLike': { 'k:s': 'y' } };
  const condition = { Condition: { ...some, 'ForAllValues:StringEquals': { 'k:s': ['v', 'w', 'x', 'y'] } } };
  const after = policy(allow(FOREIGN_ROLE, 'kms:Decrypt'), deny(FOREIGN_ROLE, 'kms:Decrypt', condition));
  expect(owned(given(always), after).outcome).not.toBe('equivalent');
});

test.each<[string, Elements, Elements, string]>([
  [
    'other conditions',
    given(x),
    given(y),
    `before: ${X}; after: if ${Y}: the conditions differ, and neither is proved to include the other`,
  ],
  [
    'a Resource that may be the key',
    given({ Resource: KEY }),
    given(),
    `before: if Resource ${KEY}; after: not at all: whether the Resource is this key is not known`,
  ],
  [
    'a Resource that may be the key, before any',
    given(always),
    given({ Resource: KEY }),
    `before: always; after: if Resource ${KEY}: whether the Resource is this key is not known`,
  ],
])('%s can not be compared, and both sides are told', (_, before, after, text) => {
  expect(owned(before, after)).toMatchObject({
    outcome: 'indeterminate',
    gains: [],
    losses: [],
    reasons: [`${FOREIGN_ROLE} may do kms:Decrypt ${text}`],
  });
});

test('values that are excluded are tried together, however many there are', () => {
  const values = Array.from({ length: 60 }, (_, index) => `v${index}`);
  const both = { Condition: { StringNotEquals: { 'k:a': values, 'k:b': values } } };
  const also = (missing: string) => ({ Condition: { ...both.Condition, Null: { 'k:c': missing } } });
  expect(owned(given(both), given(also('true'), also('false'))).outcome).toBe('equivalent');
  expect(owned(given(both), given(also('true'))).outcome).toBe('different');
});

test('a Resource that may be the key is the same as itself', () => {
  const [resource, both] = [given({ Resource: KEY }), given({ Resource: KEY }, { Resource: KEY, ...x })];
  expect(owned(resource, both).outcome).toBe('equivalent');
});

test('more conditions than 128 are compared by their texts alone', () => {
  const patterns = (count: number) =>
    Array.from({ length: count }, (_, index) => when('StringLike', 'k:a', `${index}.*`));
  expect(owned(given(...patterns(63)), given(...patterns(65)))).toMatchObject({ outcome: 'different', losses: [] });
  expect(owned(given(...patterns(64)), given(...patterns(65)))).toMatchObject({
    outcome: 'indeterminate',
    reasons: [expect.stringContaining('there are too many conditions to compare')],
  });
});

test('of more conditions than 128 it is told whether there is access at any time', () => {
  const conditions = Array.from({ length: 129 }, (_, index) => when('StringEquals', 'k:a', `${index}`));
  const told = (...more: Elements[]) => owned(given(...conditions, ...more), given()).reasons.join();
  expect(told()).toMatch(/before: if .* or 121 more; after: not at all: there are too many/);
  expect(told(always)).toMatch(/before: always; after: not at all: there are too many/);
});

test('more conditions than 128 that are the same, in any order, are the same where the account changes', () => {
  const conditions = Array.from({ length: 65 }, (_, index) => when('StringLike', 'k:a', `${index}.*`));
  const statements = conditions.map(condition => allow(FOREIGN_ROLE, 'kms:Decrypt', condition));
  const sign = allow(FOREIGN_ROOT, 'kms:Sign');
  const found = owned(policy(...statements), policy(...[...statements].reverse(), sign));
  expect(found).toMatchObject({ outcome: 'different', reasons: [] });
  expect(pairs(found.gains)).toEqual([`${FOREIGN_ROOT} kms:Sign`]);
});
