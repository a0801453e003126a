import { allow, compare, OWNER, policy, ROLE, ROOT } from './support';

const statement = allow(ROLE, ['kms:Decrypt', 'kms:Encrypt'], { Sid: 'Use' });
const base = policy(statement);
const statements = base.Statement as object[];

test.each<[string, object, string]>([
  ['version', { ...base, Version: '2008-10-17' }, 'Version is 2008-10-17, was 2012-10-17'],
  ['id', { ...base, Id: 'mine' }, 'Id is mine, was absent'],
  ['Sid', policy({ ...statement, Sid: 'Other' }), 'statements have other Sids'],
  ['order', { ...base, Statement: [...statements].reverse() }, 'statements come in another order'],
  [
    'spelling',
    policy({ ...statement, Action: ['kms:encrypt', 'KMS:Decrypt'] }),
    'statements are written in another way',
  ],
])('another %s is cosmetic, and said', (_, after, text) => {
  expect(compare(base, after)).toMatchObject({ outcome: 'equivalent', cosmetic: [text] });
});

test('an Id, Version or Sid that is no longer there is said to be absent', () => {
  expect(compare({ ...base, Id: 'mine' }, base).cosmetic).toEqual(['Id is absent, was mine']);
  expect(compare(base, { Statement: statements }).cosmetic).toEqual(['Version is 2008-10-17, was 2012-10-17']);
});

test('nothing is cosmetic where nothing differs, or where more does', () => {
  expect(compare(base, base).cosmetic).toEqual([]);
  expect(compare(base, { ...policy(), Id: 'mine' }).cosmetic).toEqual([]);
  expect(compare(policy(), { Version: '2012-10-17', Statement: allow(OWNER, 'kms:*') })).toMatchObject({
    outcome: 'equivalent',
  });
  expect(ROOT).toContain(OWNER);
});
