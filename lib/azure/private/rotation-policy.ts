import { KeyVaultKeyRotationPolicy } from '@cdktf/provider-azurerm/lib/key-vault-key';
import { Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { fail } from '../../private/fail';
import { requireWhole } from '../../private/terraform/require-number';
import { KeyVaultKeyRotation } from '../key-vault-key-rotation';

const MAX_DAYS = 36_500;
/** Between the making of a version, the making of the next, and the expiry of the first. */
const MIN_DISTANCE = 7;
const MIN_EXPIRY = 28;
const USUAL_NOTICE = 30;

/** The rotation policy of a key, in the durations of ISO 8601. */
export function rotationPolicy(scope: IConstruct, rotation: KeyVaultKeyRotation): KeyVaultKeyRotationPolicy {
  const { rotateAfterDays, expireAfterDays, notifyBeforeExpiryDays } = rotation;
  requireWhole(scope, 'rotateAfterDays', rotateAfterDays, MIN_DISTANCE, MAX_DAYS);
  const automatic = { timeAfterCreation: `P${rotateAfterDays}D` };
  if (expireAfterDays === undefined) {
    if (notifyBeforeExpiryDays !== undefined) {
      fail(scope, 'notifyBeforeExpiryDays needs expireAfterDays: without it, no version expires');
    }
    return { automatic };
  }
  requireWhole(scope, 'expireAfterDays', expireAfterDays, MIN_EXPIRY, MAX_DAYS);
  requireBefore(scope, 'rotateAfterDays', rotateAfterDays, expireAfterDays);
  const notice = notifyBeforeExpiryDays ?? usualNotice(expireAfterDays);
  requireWhole(scope, 'notifyBeforeExpiryDays', notice, MIN_DISTANCE, MAX_DAYS);
  requireBefore(scope, 'notifyBeforeExpiryDays', notice, expireAfterDays);
  return { automatic, expireAfter: `P${expireAfterDays}D`, notifyBeforeExpiry: `P${notice}D` };
}

function usualNotice(expireAfterDays: number): number {
  return Token.isUnresolved(expireAfterDays) ? USUAL_NOTICE : Math.min(USUAL_NOTICE, expireAfterDays - MIN_DISTANCE);
}

function requireBefore(scope: IConstruct, prop: string, days: number, expireAfterDays: number): void {
  if ([days, expireAfterDays].some(Token.isUnresolved)) return;
  const max = expireAfterDays - MIN_DISTANCE;
  if (days > max) {
    fail(
      scope,
      `${prop} is at least ${MIN_DISTANCE} days less than expireAfterDays, so at most ${max} with ${expireAfterDays}, got ${days}`,
    );
  }
}
