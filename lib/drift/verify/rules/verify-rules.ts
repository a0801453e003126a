import { brokerLacksAccess } from './broker-lacks-access';
import { consoleFormNamed } from './console-form-named';
import { keyNotForZoom } from './key-not-for-zoom';
import { keyUnknown } from './key-unknown';
import { moreAccessThanAsked } from './more-access-than-asked';
import { ownerWithoutHold } from './owner-without-hold';
import { policyNotProved } from './policy-not-proved';
import { principalGone } from './principal-gone';
import { replicaGiven } from './replica-given';
import { rotationOff } from './rotation-off';
import { searchLacksAccess } from './search-lacks-access';
import { zoomAccessDiffersFromPrimary } from './zoom-access-differs-from-primary';
import { couldNotCheck, DriftRule } from '../../rules';
import { keyDisabled } from '../../rules/key-disabled';
import { keyPendingDeletion } from '../../rules/key-pending-deletion';
import { keyUnavailable } from '../../rules/key-unavailable';
import { replicaDefaultPolicy } from '../../rules/replica-default-policy';
import { replicaMissing } from '../../rules/replica-missing';

/** Rules of the drift check that hold a key against code, which `verify` has none of, and why each says nothing here. */
export const RULES_WITHOUT_SENSE: Readonly<Record<string, string>> = {
  'policy-differs': "Zoom does not ask what its owner's own people may do",
  'replica-of-another-key': 'the set is what KMS says it is',
  'replica-undeclared': 'the set is what KMS says it is',
  'rotation-period-differs': 'Zoom asks for no period',
  'alias-differs': 'Zoom is given ARNs',
  'tags-differ': 'Zoom asks for no tags',
  'description-differs': 'Zoom asks for no description',
};

/**
 * The rules of the drift check, for keys that are held against what Zoom needs instead of code: by the same ids, in the order of
 * the catalogue.
 *
 * @param given the ARNs that the caller gave
 */
export function verifyRules(given: ReadonlySet<string>): readonly DriftRule[] {
  return [
    couldNotCheck,
    policyNotProved,
    brokerLacksAccess,
    searchLacksAccess,
    moreAccessThanAsked,
    consoleFormNamed,
    { ...replicaDefaultPolicy, remedy: 'Put a policy with the statements that Zoom needs on the key of that Region.' },
    zoomAccessDiffersFromPrimary,
    principalGone,
    ownerWithoutHold,
    keyUnknown,
    keyDisabled,
    keyPendingDeletion,
    keyUnavailable,
    keyNotForZoom,
    { ...replicaMissing, remedy: 'Replicate the primary into that Region once more, with a policy that lets Zoom in.' },
    replicaGiven(given),
    rotationOff,
  ];
}
