import { CheckGroup, LeftOpen } from './check-group';
import { PLAN_CHECKS } from './plan-checks';

const ACCESS: CheckGroup = { title: "Zoom's access", rules: ['oci-zoom-access-lost', 'oci-zoom-access-interrupted'] };
const POLICY: CheckGroup = {
  title: 'Policy',
  rules: ['oci-unexpected-access', 'oci-policy-differs', 'oci-policy-not-comparable'],
};
const COMPARTMENT: CheckGroup = { title: 'Compartment', rules: ['oci-compartment-gone', 'oci-compartment-moved'] };
const STATE: CheckGroup = {
  title: 'State',
  rules: [
    'oci-key-destroyed',
    'oci-key-disabled',
    'oci-key-missing',
    'oci-key-pending-deletion',
    'oci-key-unavailable',
    'plan-resource-forgotten',
  ],
};
const ROTATION: CheckGroup = { title: 'Rotation', rules: ['oci-key-rotation-differs'] };
const VAULT: CheckGroup = {
  title: 'Vault and protection',
  rules: ['oci-vault-gone', 'oci-vault-unavailable', 'oci-protection-mode-differs'],
};
const REPLICATION: CheckGroup = { title: 'Replication', rules: ['oci-replication-gone'] };
const WATCH: CheckGroup = { title: 'Messages', rules: ['oci-watch-off'] };

/** The columns of keys in OCI Vault. */
export const OCI_CHECKS: readonly CheckGroup[] = [
  ...[ACCESS, POLICY, COMPARTMENT, STATE, ROTATION, VAULT, REPLICATION, WATCH],
  PLAN_CHECKS,
];

export const LEFT_OPEN_IN_OCI: LeftOpen = [
  ['oci-policy-not-comparable', [ACCESS, POLICY]],
  ['oci-key-missing', [ACCESS, POLICY, COMPARTMENT, ROTATION]],
];
