import { allow, compare, pairs, policy, ROLE } from './support';
import { KMS_ACTIONS } from '../../lib/key-policy';
import { seriousness } from '../../lib/key-policy/seriousness';

const actions = [
  'kms:ListGrants',
  'kms:Encrypt',
  'kms:TagResource',
  'kms:PutKeyPolicy',
  'kms:Decrypt',
  'kms:ScheduleKeyDeletion',
];
const statement = allow(ROLE, actions);
const names = (changes: string[]) => changes.map(change => change.split(' ')[1]);

test('to gain control of a key is the most serious, then to destroy it, to use it, to manage it, to look', () => {
  expect(names(pairs(compare(policy(), policy(statement)).gains))).toEqual([
    'kms:PutKeyPolicy',
    'kms:ScheduleKeyDeletion',
    'kms:Decrypt',
    'kms:Encrypt',
    'kms:TagResource',
    'kms:ListGrants',
  ]);
});

test('to lose the use of a key is the most serious', () => {
  expect(names(pairs(compare(policy(statement), policy()).losses))).toEqual([
    'kms:Decrypt',
    'kms:Encrypt',
    'kms:PutKeyPolicy',
    'kms:ScheduleKeyDeletion',
    'kms:TagResource',
    'kms:ListGrants',
  ]);
});

test('within what it lets somebody do, the worst action is first', () => {
  const control = allow(ROLE, ['kms:CreateGrant', 'kms:PutKeyPolicy', 'kms:DisableKey', 'kms:ScheduleKeyDeletion']);
  expect(names(pairs(compare(policy(), policy(control)).gains))).toEqual([
    'kms:PutKeyPolicy',
    'kms:CreateGrant',
    'kms:ScheduleKeyDeletion',
    'kms:DisableKey',
  ]);
});

test('to look is the least, to read as well as to list, and what nobody knows is to manage', () => {
  const [manage, list, read, unknown] = ['TagResource', 'ListGrants', 'GetKeyPolicy', 'Teleport'].map(name =>
    seriousness(`kms:${name}`, 'gain'),
  );
  expect([list, unknown]).toEqual([read, manage]);
  expect(manage).toBeLessThan(read);
});

test('every action has its place', () => {
  for (const { name } of KMS_ACTIONS) expect(seriousness(`kms:${name}`, 'gain')).toBeGreaterThanOrEqual(0);
});
