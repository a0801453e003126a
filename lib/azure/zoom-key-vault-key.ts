import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { KeyVaultKey } from '@cdktf/provider-azurerm/lib/key-vault-key';
import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { TerraformResource, TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import { KeyVaultDeployer } from './key-vault-deployer';
import { KeyVaultKeyEvents } from './key-vault-key-events';
import { KeyVaultKeyRotation } from './key-vault-key-rotation';
import { KeyVaultKeyType } from './key-vault-key-type';
import { fail } from '../private/fail';
import { ADMINISTRATIVE_ROLES, BUILT_IN_ROLES } from './private/built-in-roles';
import { admitDeployer } from './private/deployer-role';
import { requireDateTime } from './private/expiration-date';
import { FORMATS } from './private/formats';
import { alertOnKeyEvents } from './private/key-event-alert';
import { isOfAnotherCloud } from './private/location';
import { roleDefinitionId } from './private/role-definition-id';
import { rotationPolicy } from './private/rotation-policy';
import { VaultBinding } from './private/vault-binding';
import { ZoomKeyVault } from './zoom-key-vault';
import { ZoomServicePrincipal } from './zoom-service-principal';
import { ZoomVaultRole } from './zoom-vault-role';
import { portalOutput } from '../private/terraform/portal-output';
import { requireFormat } from '../private/terraform/require-format';
import { requireOneOf } from '../private/terraform/require-number';
import { warn } from '../private/terraform/warn';

const KEY_SIZES = [2048, 3072, 4096];

/** Properties of a `ZoomKeyVaultKey`. */
export interface ZoomKeyVaultKeyProps {
  /** The vault that holds the key: a new one, or one that exists. */
  readonly vault: ZoomKeyVault;

  /**
   * Name of the key: 1 to 127 letters, digits and hyphens. A key that is made anew, of another type or size, needs another name: the
   * old one is taken for 90 days.
   *
   * @default 'zoom-cmk'
   */
  readonly keyName?: string;

  /**
   * Type of the key. Zoom asks for RSA; you can't change it after the key is created.
   *
   * @default KeyVaultKeyType.RSA
   */
  readonly keyType?: KeyVaultKeyType;

  /**
   * Size of the key in bits: 2048, 3072 or 4096. You can't change it after the key is created.
   *
   * Zoom's article states none; the default is that of Azure.
   *
   * @default 2048
   */
  readonly keySize?: number;

  /**
   * The role that Zoom's key broker gets on the key, and with it what the key may be used for.
   *
   * Zoom's article names no role: the default is inferred.
   *
   * @default ZoomVaultRole.cryptoServiceEncryptionUser()
   */
  readonly role?: ZoomVaultRole;

  /**
   * Zoom's key broker in your tenant. One stack makes it, the others of the tenant give its object id.
   *
   * @default ZoomServicePrincipal.create()
   */
  readonly servicePrincipal?: ZoomServicePrincipal;

  /**
   * Who deploys, and so has to have a role to make the key with, before the key is made.
   *
   * @default - KeyVaultDeployer.current() for a new vault, KeyVaultDeployer.none() for an existing one
   */
  readonly deployer?: KeyVaultDeployer;

  /**
   * When the key expires, in UTC and to the second: `2028-12-31T00:00:00Z`. Not together with `rotation.expireAfterDays`.
   *
   * An expired key is unavailable: what it encrypted can't be read, and Zoom does not follow to another version by itself. A
   * scanner that asks for an expiry date asks for an outage on that day.
   *
   * It can be moved to a later date. An earlier one, or none, means another key to the provider: the plan fails, or, without
   * `destroyProtection`, deletes this one.
   *
   * @default - the key does not expire
   */
  readonly expirationDate?: string;

  /**
   * Automatic rotation. Off unless given, as Zoom uses the version that was enrolled until you enrol another (inferred).
   *
   * @default - no rotation
   */
  readonly rotation?: KeyVaultKeyRotation;

  /**
   * Resource id of the Log Analytics workspace that the vault's audit log goes to: who used the key, and who disabled or
   * deleted it. Of several keys in a vault, give it for one.
   *
   * @default - the audit log is not kept
   */
  readonly auditLogWorkspaceId?: string;

  /**
   * Alerts on the key's own events.
   *
   * @default - none
   */
  readonly keyEvents?: KeyVaultKeyEvents;

  /**
   * Whether a lock keeps everybody from deleting the vault by Azure's management API, its owner included, until the lock is
   * taken off. Keys are deleted by another API, which a lock does not guard.
   *
   * Whoever deploys needs the right to write locks: Owner, or User Access Administrator. When Zoom's role, or that of the deployer, is
   * changed in code, the lock is taken off for the change, as it holds role assignments too.
   *
   * @default false
   * @see https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
   */
  readonly deleteLock?: boolean;

  /**
   * Whether Terraform refuses any plan that destroys or replaces the key, a vault or resource group that was made for it, or
   * Zoom's service principal (`prevent_destroy`). It can't protect a key whose construct is taken out of the code: Terraform forgets the
   * protection together with the rest.
   *
   * To take the key down, once Zoom has confirmed that it is deprovisioned: deploy with `false`, then destroy.
   *
   * @default true
   */
  readonly destroyProtection?: boolean;

  /**
   * Tags of the key and of what is made for it.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/**
 * A key for Zoom's Customer Managed Key service in Azure Key Vault: the key, its vault, Zoom's service principal, and a role
 * for it on this key alone.
 *
 * Zoom asks for the key identifier with its version; the outputs have it. The key has to stay available until Zoom says that
 * it is deprovisioned: content can't be read without it.
 *
 * The stack needs the providers `AzurermProvider`, and `AzureadProvider` unless the service principal is given.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0057905
 */
export class ZoomKeyVaultKey extends Construct {
  /** The key as a Terraform resource. */
  public readonly key: KeyVaultKey;

  /**
   * The key identifier with its version, `https://<vault>.vault.azure.net/keys/<key>/<version>`: what Zoom asks for. It is the version
   * that Terraform made, also when a rotation has made others since.
   */
  public readonly keyIdentifier: string;

  /** Resource id of the vault. */
  public readonly vaultId: string;

  /** URI of the vault, `https://<vault>.vault.azure.net/`. */
  public readonly vaultUri: string;

  /** Id of the Microsoft Entra tenant that the vault trusts. */
  public readonly tenantId: string;

  /** Object id of Zoom's service principal in the tenant. */
  public readonly zoomObjectId: string;

  /**
   * @throws for names, ids and sizes that Azure does not take, for an RSA-HSM key in a standard vault, and in the Regions of
   * Azure Government and Azure in China unless Zoom's service principal is named, as Zoom names one for the public cloud only.
   */
  constructor(scope: Construct, id: string, props: ZoomKeyVaultKeyProps) {
    super(scope, id);
    const { keyName = 'zoom-cmk', keyType = KeyVaultKeyType.RSA, keySize = 2048, tags } = props;
    const role = props.role ?? ZoomVaultRole.cryptoServiceEncryptionUser();
    requireFormat(this, 'keyName', keyName, FORMATS.keyName);
    requireOneOf(this, 'keySize', keySize, KEY_SIZES);
    this.requireRole(role);
    this.requireOneExpiry(props);

    const caller = new DataAzurermClientConfig(this, 'ClientConfig');
    const lifecycle = (props.destroyProtection ?? true) ? { preventDestroy: true } : undefined;
    const vault = props.vault._bind(this, { keyType, tenantId: caller.tenantId, tags, lifecycle });
    const deployer = admitDeployer(this, props.deployer ?? props.vault._usualDeployer, vault, caller);
    this.key = new KeyVaultKey(this, 'Resource', {
      name: keyName,
      keyVaultId: vault.id,
      keyType,
      keySize,
      keyOpts: role._keyOperations,
      expirationDate: props.expirationDate,
      rotationPolicy: props.rotation && rotationPolicy(this, props.rotation),
      dependsOn: deployer && [deployer.wait],
      tags,
      lifecycle: keyLifecycle(props, lifecycle),
    });

    const servicePrincipal = props.servicePrincipal ?? ZoomServicePrincipal.create();
    this.requireZoomInCloud(servicePrincipal, vault);
    this.zoomObjectId = servicePrincipal._objectIdIn(this, lifecycle);
    const access = new RoleAssignment(this, 'ZoomAccess', {
      // Without its version, or a new version would be out of Zoom's reach.
      scope: this.key.resourceVersionlessId,
      roleDefinitionId: roleDefinitionId(role._roleDefinitionId, caller.subscriptionId),
      principalId: this.zoomObjectId,
      principalType: 'ServicePrincipal',
      // So that Zoom has access while the role is changed; under a lock, the old assignment has to go first.
      lifecycle: props.deleteLock ? undefined : { createBeforeDestroy: true },
    });

    const auditLog = this.keepAuditLog(props.auditLogWorkspaceId, vault);
    if (props.keyEvents) alertOnKeyEvents(this, props.keyEvents, vault, keyName, tags);
    if (props.deleteLock) this.lock(vault, deployer ? [access, deployer.assignment] : [access], auditLog);
    this.warnOfNewVersions(props);

    this.keyIdentifier = this.key.id;
    this.vaultId = vault.id;
    this.vaultUri = vault.vaultUri;
    this.tenantId = vault.tenantId;
    portalOutput(this, 'key_identifier', 'Key Identifier, with its version', this.keyIdentifier);
    portalOutput(this, 'vault_uri', 'Vault URI', this.vaultUri);
    portalOutput(this, 'tenant_id', 'Directory (tenant) ID', this.tenantId);
  }

  private requireRole(role: ZoomVaultRole): void {
    requireFormat(this, 'the role of ZoomVaultRole.custom(...)', role._roleDefinitionId, FORMATS.roleDefinition);
    if (role._keyOperations.length === 0) {
      fail(this, 'keyOperations has at least one operation, got none: Zoom could do nothing with the key');
    }
    const broad = ADMINISTRATIVE_ROLES.find(name =>
      role._roleDefinitionId.toLowerCase().endsWith(BUILT_IN_ROLES[name]),
    );
    if (broad) {
      warn(
        this,
        'broadRole',
        `the role '${broad}' lets Zoom administer the key, not only use it: a role that gets, wraps and unwraps is enough, as far as we know`,
      );
    }
  }

  private requireOneExpiry({ expirationDate, rotation }: ZoomKeyVaultKeyProps): void {
    requireDateTime(this, 'expirationDate', expirationDate);
    if (expirationDate !== undefined && rotation?.expireAfterDays !== undefined) {
      fail(this, 'expirationDate and rotation.expireAfterDays both say when the key expires: give one of them');
    }
  }

  private requireZoomInCloud(servicePrincipal: ZoomServicePrincipal, { location }: VaultBinding): void {
    if (isOfAnotherCloud(location) && !servicePrincipal._isChosen) {
      fail(
        this,
        `Zoom names its application for the public Azure cloud only, and '${location}' is in another: ask Zoom for one, and give it with ZoomServicePrincipal.create({ applicationId }) or .fromObjectId(...)`,
      );
    }
  }

  private keepAuditLog(
    logAnalyticsWorkspaceId: string | undefined,
    vault: VaultBinding,
  ): MonitorDiagnosticSetting | undefined {
    if (logAnalyticsWorkspaceId === undefined) return undefined;
    requireFormat(this, 'auditLogWorkspaceId', logAnalyticsWorkspaceId, FORMATS.workspaceId);
    return new MonitorDiagnosticSetting(this, 'AuditLog', {
      name: `zoom-cmk-audit-log-${this.node.addr.slice(-8)}`,
      targetResourceId: vault.id,
      logAnalyticsWorkspaceId,
      enabledLog: [{ categoryGroup: 'audit' }],
    });
  }

  /** The lock holds what lies within the vault too: it comes after all of it, and goes before anything of it does. */
  private lock(vault: VaultBinding, assignments: RoleAssignment[], auditLog?: TerraformResource): void {
    new ManagementLock(this, 'DeleteLock', {
      name: `zoom-cmk-delete-lock-${this.node.addr.slice(-8)}`,
      scope: vault.id,
      lockLevel: 'CanNotDelete',
      notes: "Zoom's content can't be read without the key in this vault",
      dependsOn: auditLog ? [...assignments, auditLog] : assignments,
      // As text: what cdktf makes of a resource is an expression, which Terraform does not take here.
      lifecycle: {
        replaceTriggeredBy: assignments.map(each => `${each.terraformResourceType}.${each.friendlyUniqueId}`),
      },
    });
  }

  private warnOfNewVersions(props: ZoomKeyVaultKeyProps): void {
    if (props.rotation) {
      warn(
        this,
        'rotatedKey',
        'the key is rotated automatically, but Zoom goes on with the version that was enrolled: enrol each new one ("Rotate Key" in the Zoom portal; `az keyvault key show` has its identifier, the output has the first), and keep the older versions enabled',
      );
    }
    if (props.expirationDate !== undefined || props.rotation?.expireAfterDays !== undefined) {
      warn(
        this,
        'expiringKey',
        "the key expires: from then on content that it encrypted can't be read, until the date is changed",
      );
    }
  }
}

/** The provider shows the expiry of the newest version, which the rotation sets, as a difference to none. */
function keyLifecycle(
  { rotation }: ZoomKeyVaultKeyProps,
  lifecycle: TerraformResourceLifecycle | undefined,
): TerraformResourceLifecycle | undefined {
  return rotation?.expireAfterDays === undefined ? lifecycle : { ...lifecycle, ignoreChanges: ['expiration_date'] };
}
