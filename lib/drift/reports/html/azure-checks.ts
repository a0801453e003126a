import { CheckGroup, LeftOpen } from './check-group';
import { PLAN_CHECKS } from './plan-checks';

const ACCESS: CheckGroup = {
  title: "Zoom's access",
  rules: [
    'azure-zoom-access-lost',
    'azure-zoom-access-interrupted',
    'azure-zoom-principal-differs',
    'azure-service-principal-disabled',
    'azure-service-principal-gone',
    'azure-rbac-off',
    'azure-role-not-comparable',
  ],
};
const MORE_ACCESS: CheckGroup = { title: 'No further access', rules: ['azure-unexpected-access'] };
const STATE: CheckGroup = {
  title: 'State',
  rules: [
    'azure-key-destroyed',
    'azure-key-missing',
    'azure-key-expires',
    'azure-key-not-yet-valid',
    'plan-resource-forgotten',
  ],
};
const OPERATIONS: CheckGroup = {
  title: 'Operations',
  rules: ['azure-key-operations-lost', 'azure-key-operations-added'],
};
const ROTATION: CheckGroup = { title: 'Rotation', rules: ['azure-key-rotation-differs'] };
const VAULT: CheckGroup = {
  title: 'Vault and its protection',
  rules: [
    'azure-vault-gone',
    'azure-vault-sku-differs',
    'azure-purge-protection-off',
    'azure-soft-delete-differs',
    'azure-lock-gone',
  ],
};
const FIREWALL: CheckGroup = { title: 'Firewall', rules: ['azure-vault-closed', 'azure-vault-opened'] };
const WATCH: CheckGroup = { title: 'Audit log and alerts', rules: ['azure-watch-gone'] };

/** The columns of keys in Azure Key Vault. */
export const AZURE_CHECKS: readonly CheckGroup[] = [
  ...[ACCESS, MORE_ACCESS, STATE, OPERATIONS, ROTATION, VAULT, FIREWALL, WATCH],
  PLAN_CHECKS,
];

export const LEFT_OPEN_IN_AZURE: LeftOpen = [
  ['azure-role-not-comparable', [ACCESS, MORE_ACCESS]],
  ['azure-key-missing', [ACCESS, MORE_ACCESS, OPERATIONS, ROTATION]],
];
