import { stackWithKey } from './support';
import { KeyVaultKeyRotation } from '../../lib/azure';
import { resourceOf, warningsOf } from '../terraform/support';

const policyOf = (rotation: KeyVaultKeyRotation) =>
  resourceOf(stackWithKey({ rotation }), 'azurerm_key_vault_key').rotation_policy;

test('a rotation makes versions that do not expire, and warns that Zoom does not follow', () => {
  expect(policyOf({ rotateAfterDays: 7 })).toEqual({ automatic: { time_after_creation: 'P7D' } });
  expect(warningsOf(stackWithKey({ rotation: { rotateAfterDays: 7 } }))).toEqual(['rotatedKey']);
});

test('versions expire on request, with a notice 30 days before', () => {
  expect(policyOf({ rotateAfterDays: 358, expireAfterDays: 365 })).toEqual({
    automatic: { time_after_creation: 'P358D' },
    expire_after: 'P365D',
    notify_before_expiry: 'P30D',
  });
  expect(warningsOf(stackWithKey({ rotation: { rotateAfterDays: 90, expireAfterDays: 365 } }))).toEqual([
    'rotatedKey',
    'expiringKey',
  ]);
});

test('the notice of versions that expire soon comes as early as Azure allows', () => {
  expect(policyOf({ rotateAfterDays: 7, expireAfterDays: 28 }).notify_before_expiry).toBe('P21D');
});

test.each<[KeyVaultKeyRotation, string]>([
  [{ rotateAfterDays: 6 }, 'rotateAfterDays is a whole number from 7 to 36500, got 6'],
  [{ rotateAfterDays: 7.5 }, 'rotateAfterDays is a whole number from 7 to 36500, got 7.5'],
  [{ rotateAfterDays: 7, expireAfterDays: 27 }, 'expireAfterDays is a whole number from 28 to 36500, got 27'],
  [
    { rotateAfterDays: 24, expireAfterDays: 30, notifyBeforeExpiryDays: 7 },
    'rotateAfterDays is at least 7 days less than expireAfterDays, so at most 23 with 30, got 24',
  ],
  [
    { rotateAfterDays: 7, expireAfterDays: 28, notifyBeforeExpiryDays: 22 },
    'notifyBeforeExpiryDays is at least 7 days less than expireAfterDays, so at most 21 with 28, got 22',
  ],
  [
    { rotateAfterDays: 7, expireAfterDays: 90, notifyBeforeExpiryDays: 6 },
    'notifyBeforeExpiryDays is a whole number from 7 to 36500, got 6',
  ],
  [
    { rotateAfterDays: 7, notifyBeforeExpiryDays: 30 },
    'notifyBeforeExpiryDays needs expireAfterDays: without it, no version expires',
  ],
])('fails with %j', (rotation, message) => {
  expect(() => stackWithKey({ rotation })).toThrow(message);
});
