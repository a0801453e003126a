import { CheckGroup, LeftOpen } from './check-group';

const BROKER: CheckGroup = { title: 'Access of the key broker', rules: ['broker-access-lost', 'console-form'] };
const SEARCH: CheckGroup = { title: 'Access of the search service', rules: ['search-access-lost'] };
const POLICY: CheckGroup = {
  title: 'Key policy',
  rules: [
    'unexpected-access',
    'policy-differs',
    'policy-not-comparable',
    'replica-default-policy',
    'replica-differs-from-primary',
    'lock-out-risk',
  ],
};
const PRINCIPALS: CheckGroup = { title: 'Principals exist', rules: ['orphaned-principal'] };
const STATE: CheckGroup = { title: 'State', rules: ['key-disabled', 'key-pending-deletion', 'key-unavailable'] };
const SET: CheckGroup = {
  title: 'Set and replicas',
  rules: [
    'key-missing',
    'key-unsuitable',
    'replica-missing',
    'replica-of-another-key',
    'replica-undeclared',
    'replica-promoted',
  ],
};
const ROTATION: CheckGroup = { title: 'Rotation', rules: ['rotation-differs', 'rotation-period-differs'] };
const NAMES: CheckGroup = { title: 'Alias and tags', rules: ['alias-differs', 'tags-differ', 'description-differs'] };
const LOOKED_AT: CheckGroup = { title: 'Could be looked at', rules: ['could-not-check'] };

const OF_A_KEY = [BROKER, SEARCH, POLICY, PRINCIPALS, STATE, SET, ROTATION, NAMES];

/** The columns of keys in AWS KMS. */
export const AWS_CHECKS: readonly CheckGroup[] = [...OF_A_KEY, LOOKED_AT];

/** A key that is not there was looked for, and has nothing. */
export const LEFT_OPEN_IN_AWS: LeftOpen = [
  ['policy-not-comparable', [BROKER, SEARCH, POLICY]],
  ['key-missing', OF_A_KEY],
  ['replica-missing', OF_A_KEY],
];

const BY_POLICY = [BROKER, SEARCH, POLICY, PRINCIPALS];

/**
 * What stays open at a key where something could not be looked at, by what the message begins with: a request to KMS that failed,
 * for the most part. Grants are listed, not judged.
 */
export const LEFT_OPEN_BY_MESSAGE: LeftOpen = [
  ['kms:GetKeyPolicy in ', BY_POLICY],
  ['the declared policy is ', BY_POLICY],
  ['the live policy is ', BY_POLICY],
  ['kms:GetKeyRotationStatus in ', [ROTATION]],
  ['kms:ListAliases in ', [NAMES]],
  ['kms:ListResourceTags in ', [NAMES]],
  ['kms:ListGrants in ', []],
  ['the code declares a replica in ', [SET]],
];
