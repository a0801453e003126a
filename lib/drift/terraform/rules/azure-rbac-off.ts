import { azureRule } from './plan-rule';
import { member } from '../../json-value';
import { inWords } from '../keys/parts';
import { isUnknown } from '../private/attributes';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

/** Finds vaults that turn from roles to access policies. */
export const azureRbacOff = azureRule({
  id: 'azure-rbac-off',
  severity: 'critical',
  kind: 'drift',
  cause: 'The vault is governed by access policies where it was governed by Azure RBAC, or is about to be.',
  explanation:
    "Role assignments no longer count for its keys, so that Zoom's does nothing. Whoever has an access policy has access instead.",
  remedy: 'Switch Azure RBAC on again: `az keyvault update --enable-rbac-authorization true`.',
  source: 'https://learn.microsoft.com/azure/key-vault/general/rbac-guide',
  observe: ({ vaults }) =>
    vaults.flatMap(vault =>
      shiftsOf(
        vault,
        isGovernedByRoles,
        !isUnknown(vault, 'rbac_authorization_enabled') && !isUnknown(vault, 'enable_rbac_authorization'),
      )
        .filter(({ from }) => from)
        .map(shift => ({
          message: `${byWhom(shift.origin, 'changed', 'changes')} ${inWords(vault)} from Azure RBAC to access policies: Zoom's role does not count, content can be neither read nor stored${outlookInWords(shift)}`,
        })),
    ),
});

/** The attribute had another name before azurerm 4.42, and has both since. */
function isGovernedByRoles(values: unknown): boolean {
  return ['rbac_authorization_enabled', 'enable_rbac_authorization'].some(name => member(values, name) === true);
}
