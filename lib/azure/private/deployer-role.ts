import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import { requireFormat } from '../../private/terraform/require-format';
import { requireWhole } from '../../private/terraform/require-number';
import { KeyVaultDeployer } from '../key-vault-deployer';
import { BUILT_IN_ROLES } from './built-in-roles';
import { FORMATS } from './formats';
import { roleDefinitionId } from './role-definition-id';
import { TimeSleep } from './time-sleep';
import { VaultBinding } from './vault-binding';

/** Who runs Terraform, and where. */
export interface Caller {
  readonly objectId: string;
  readonly subscriptionId: string;
}

/** The role of a deployer, and the wait until it counts. */
export interface DeployerAdmission {
  readonly assignment: RoleAssignment;
  readonly wait: TimeSleep;
}

/** Lets a deployer make keys in a vault; nothing, where it may already. */
export function admitDeployer(
  scope: Construct,
  deployer: KeyVaultDeployer,
  vault: VaultBinding,
  caller: Caller,
): DeployerAdmission | undefined {
  if (deployer._kind === 'none') return undefined;
  requireFormat(scope, 'the object id of KeyVaultDeployer.objectId(...)', deployer._objectId, FORMATS.guid);
  requireWhole(scope, 'waitSeconds', deployer._waitSeconds, 0, 3600);
  const assignment = new RoleAssignment(scope, 'DeployerRole', {
    scope: vault.id,
    roleDefinitionId: roleDefinitionId(BUILT_IN_ROLES['Key Vault Crypto Officer'], caller.subscriptionId),
    principalId: deployer._objectId ?? caller.objectId,
  });
  const wait = new TimeSleep(scope, 'DeployerRoleWait', {
    createDuration: `${deployer._waitSeconds}s`,
    triggers: { role_assignment: assignment.id },
  });
  return { assignment, wait };
}
