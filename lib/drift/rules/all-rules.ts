import { aliasDiffers } from './alias-differs';
import { brokerAccessLost } from './broker-access-lost';
import { consoleForm } from './console-form';
import { couldNotCheck } from './could-not-check';
import { descriptionDiffers } from './description-differs';
import { keyDisabled } from './key-disabled';
import { keyMissing } from './key-missing';
import { keyPendingDeletion } from './key-pending-deletion';
import { keyUnavailable } from './key-unavailable';
import { keyUnsuitable } from './key-unsuitable';
import { lockOutRisk } from './lock-out-risk';
import { orphanedPrincipal } from './orphaned-principal';
import { policyDiffers } from './policy-differs';
import { policyNotComparable } from './policy-not-comparable';
import { replicaDefaultPolicy } from './replica-default-policy';
import { replicaDiffersFromPrimary } from './replica-differs-from-primary';
import { replicaMissing } from './replica-missing';
import { replicaOfAnotherKey } from './replica-of-another-key';
import { replicaPromoted } from './replica-promoted';
import { replicaUndeclared } from './replica-undeclared';
import { rotationDiffers } from './rotation-differs';
import { rotationPeriodDiffers } from './rotation-period-differs';
import { DriftRule } from './rule';
import { searchAccessLost } from './search-access-lost';
import { tagsDiffer } from './tags-differ';
import { unexpectedAccess } from './unexpected-access';

/** Every rule of the drift check, in the order of the catalogue. */
export const DRIFT_RULES: readonly DriftRule[] = [
  couldNotCheck,
  policyNotComparable,
  brokerAccessLost,
  searchAccessLost,
  unexpectedAccess,
  consoleForm,
  policyDiffers,
  replicaDefaultPolicy,
  replicaDiffersFromPrimary,
  orphanedPrincipal,
  lockOutRisk,
  keyMissing,
  keyDisabled,
  keyPendingDeletion,
  keyUnavailable,
  keyUnsuitable,
  replicaMissing,
  replicaOfAnotherKey,
  replicaUndeclared,
  replicaPromoted,
  rotationDiffers,
  rotationPeriodDiffers,
  aliasDiffers,
  tagsDiffer,
  descriptionDiffers,
];
