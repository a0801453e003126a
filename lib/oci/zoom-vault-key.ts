import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { IdentityPolicy } from './bindings/identity-policy';
import { KmsKey } from './bindings/kms-key';
import { KmsVaultReplication } from './bindings/kms-vault-replication';
import { OciProvider } from './bindings/oci-provider';
import { FORMATS } from './private/formats';
import { reportKeyEvents } from './private/key-event-rule';
import { requireKeyShape, USUAL_SHAPE } from './private/key-shape';
import { keyBrokerGroup, policyStatements } from './private/policy-statements';
import { regionOf, warnOfRegion } from './private/region';
import { VaultBinding } from './private/vault-binding';
import { ProtectionMode } from './protection-mode';
import { VaultKeyEvents } from './vault-key-events';
import { VaultKeyShape } from './vault-key-shape';
import { ZoomAdmitStatement } from './zoom-admit-statement';
import { ZoomCompartment } from './zoom-compartment';
import { ZoomKeyBrokerGroup } from './zoom-key-broker-group';
import { ZoomVault } from './zoom-vault';
import { claim } from '../private/terraform/claim';
import { portalOutput } from '../private/terraform/portal-output';
import { requireFormat } from '../private/terraform/require-format';
import { requireWhole } from '../private/terraform/require-number';
import { warn } from '../private/terraform/warn';

/** Properties of a `ZoomVaultKey`. */
export interface ZoomVaultKeyProps {
  /** OCID of your tenancy. The policy for Zoom is made there, as policies across tenancies have to be. */
  readonly tenancyOcid: string;

  /**
   * The compartment of the key, and of a vault that is made for it.
   *
   * @default ZoomCompartment.create()
   */
  readonly compartment?: ZoomCompartment;

  /**
   * The vault that holds the key: a new one, or one that exists.
   *
   * @default ZoomVault.create()
   */
  readonly vault?: ZoomVault;

  /**
   * Name of the key for people.
   *
   * @default 'zoom-cmk'
   */
  readonly keyName?: string;

  /**
   * Algorithm and length of the key. You can't change them after the key is created.
   *
   * Zoom's article states none: the default is inferred.
   *
   * @default - AES, 32 bytes
   */
  readonly keyShape?: VaultKeyShape;

  /**
   * Where the key is. You can't change it after the key is created.
   *
   * Zoom's article states none; the default is that of Oracle's provider.
   *
   * @default ProtectionMode.HSM
   */
  readonly protectionMode?: ProtectionMode;

  /**
   * Days from one automatic rotation to the next, from 60 to 365. It needs a virtual private vault. In an existing vault, it can't be turned
   * off here again: leaving it out leaves it as it was.
   *
   * @default - no automatic rotation
   * @see https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/enablingautokeyrotate.htm
   */
  readonly rotationIntervalInDays?: number;

  /**
   * Region that the vault is replicated to, with its keys; at most one, in the same realm. OCIDs are the same there, the
   * cryptographic endpoint is another.
   *
   * Not every vault can be replicated: `terraform apply` fails where the vault says that it can't. A virtual private vault can.
   *
   * @default - no replication
   * @see https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/replicatingvaults.htm
   */
  readonly replicaRegion?: string;

  /**
   * What Zoom's key broker is admitted to do, one statement each.
   *
   * @default - ZoomAdmitStatement.useKeys() and ZoomAdmitStatement.readVaults(), both inferred
   */
  readonly admit?: ZoomAdmitStatement[];

  /**
   * The group that Zoom's key broker is in.
   *
   * @default - the one of Zoom's article
   * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0057906
   */
  readonly keyBroker?: ZoomKeyBrokerGroup;

  /**
   * Name of the policy: 1 to 100 letters, digits, `.`, `_` and `-`, unique in the tenancy. You can't change it.
   *
   * @default 'zoom-cmk'
   */
  readonly policyName?: string;

  /**
   * Messages when the key is disabled, rotated or scheduled for deletion.
   *
   * @default - none
   */
  readonly keyEvents?: VaultKeyEvents;

  /**
   * The provider in whose Region the vault and the key are.
   *
   * @default - the stack's provider without an alias
   */
  readonly provider?: OciProvider;

  /**
   * The provider of your tenancy's home Region, where alone compartments and policies can be made.
   *
   * @default - the same as `provider`
   */
  readonly homeRegionProvider?: OciProvider;

  /**
   * Whether Terraform refuses any plan that destroys or replaces the key or a vault that was made for it (`prevent_destroy`). It can't
   * protect a key whose construct is taken out of the code: Terraform forgets the protection together with the rest.
   *
   * To take the key down, once Zoom has confirmed that it is deprovisioned: deploy with `false`, then destroy. Key and vault are
   * then scheduled for deletion, 30 days ahead.
   *
   * @default true
   */
  readonly destroyProtection?: boolean;

  /**
   * Free-form tags of the key and of what is made for it.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/**
 * A key for Zoom's Customer Managed Key service in OCI Vault: the key, its vault and compartment, and the policy that admits Zoom's
 * key broker.
 *
 * Zoom asks for the OCIDs of key and vault and for their endpoints; the outputs have them. The key has to stay available until Zoom
 * says that it is deprovisioned: content can't be read without it.
 *
 * The stack needs an `OciProvider`.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0057906
 */
export class ZoomVaultKey extends Construct {
  /** The key as a Terraform resource. */
  public readonly key: TerraformResource;

  /** The policy that admits Zoom, as a Terraform resource. */
  public readonly policy: TerraformResource;

  /** OCID of the key. */
  public readonly keyOcid: string;

  /** OCID of the compartment of the key. */
  public readonly compartmentOcid: string;

  /** OCID of the vault. */
  public readonly vaultOcid: string;

  /** Endpoint of the vault's cryptographic operations. */
  public readonly cryptoEndpoint: string;

  /** Endpoint of the vault's key management. */
  public readonly managementEndpoint: string;

  /**
   * @throws for names, OCIDs, Regions and lengths that OCI does not take, for automatic rotation outside a virtual private vault,
   * and for a tenancy in another realm than Zoom's.
   */
  constructor(scope: Construct, id: string, props: ZoomVaultKeyProps) {
    super(scope, id);
    const { keyName = 'zoom-cmk', policyName = 'zoom-cmk', rotationIntervalInDays, provider, tags } = props;
    const { keyShape = USUAL_SHAPE, protectionMode = ProtectionMode.HSM } = props;
    requireFormat(this, 'tenancyOcid', props.tenancyOcid, FORMATS.tenancy);
    requireFormat(this, 'keyName', keyName, FORMATS.displayName);
    requireFormat(this, 'policyName', policyName, FORMATS.name);
    requireFormat(this, 'replicaRegion', props.replicaRegion, FORMATS.region);
    requireKeyShape(this, keyShape);
    requireWhole(this, 'rotationIntervalInDays', rotationIntervalInDays, 60, 365);
    const group = keyBrokerGroup(this, props.tenancyOcid, props.keyBroker);

    const lifecycle = (props.destroyProtection ?? true) ? { preventDestroy: true } : undefined;
    const homeRegionProvider = props.homeRegionProvider ?? provider;
    const rotation = rotationIntervalInDays !== undefined;
    const compartment = props.compartment ?? ZoomCompartment.create();
    this.compartmentOcid = compartment._ocidIn(this, props.tenancyOcid, homeRegionProvider, tags);
    const vault = (props.vault ?? ZoomVault.create())._bind(this, {
      compartmentOcid: this.compartmentOcid,
      rotation,
      provider,
      tags,
      lifecycle,
    });
    const key = new KmsKey(this, 'Resource', {
      compartmentId: this.compartmentOcid,
      displayName: keyName,
      managementEndpoint: vault.managementEndpoint,
      keyShape: { algorithm: keyShape.algorithm, length: keyShape.lengthInBytes },
      protectionMode,
      // Said where it counts: the provider keeps what is left out as it was.
      isAutoRotationEnabled: vault.rotatesKeys ? rotation : undefined,
      autoKeyRotationDetails: rotation ? { rotationIntervalInDays } : undefined,
      freeformTags: tags,
      provider,
      lifecycle,
    });
    this.key = key;
    this.keyOcid = key.id;
    this.vaultOcid = vault.id;
    this.cryptoEndpoint = vault.cryptoEndpoint;
    this.managementEndpoint = vault.managementEndpoint;

    claim(this, `policy ${policyName}`, `the policy '${policyName}'`, 'give each key a policyName of its own');
    const admit = props.admit ?? [ZoomAdmitStatement.useKeys(), ZoomAdmitStatement.readVaults()];
    if (!compartment._isOwn && admit.some(statement => statement._reachesOtherKeys)) this.warnOfSharedCompartment();
    this.policy = new IdentityPolicy(this, 'ZoomAccess', {
      compartmentId: props.tenancyOcid,
      name: policyName,
      description: "Admits Zoom's Customer Managed Key service to the key that encrypts its content",
      statements: policyStatements(this, group, admit, {
        keyOcid: this.keyOcid,
        keyCompartmentOcid: this.compartmentOcid,
        vaultCompartmentOcid: vault.compartmentId,
      }),
      freeformTags: tags,
      provider: homeRegionProvider,
    });
    if (protectionMode === ProtectionMode.SOFTWARE) this.warnOfExport();
    if (props.keyEvents) reportKeyEvents(this, props.keyEvents, this.compartmentOcid, provider, tags);

    portalOutput(this, 'key_ocid', 'OCID of the key', this.keyOcid);
    portalOutput(this, 'vault_ocid', 'OCID of the vault', this.vaultOcid);
    portalOutput(this, 'crypto_endpoint', 'Cryptographic Endpoint of the vault', this.cryptoEndpoint);
    portalOutput(this, 'management_endpoint', 'Management Endpoint of the vault', this.managementEndpoint);
    if (props.replicaRegion !== undefined) this.replicate(vault, props.replicaRegion, provider);
    // Late, as the provider may be made after the key.
    this.node.addValidation({ validate: () => this.validateRegion(props) });
  }

  /** Replicates the vault after its key is there: while it is replicated, it does not take a key. */
  private replicate(vault: VaultBinding, replicaRegion: string, provider?: OciProvider): void {
    const replication = new KmsVaultReplication(this, 'Replication', {
      vaultId: vault.id,
      replicaRegion,
      dependsOn: [this.key],
      provider,
      lifecycle: {
        precondition: [
          {
            condition: vault.isVaultReplicable,
            errorMessage:
              'The vault can not be replicated to another Region: take a virtual private vault, or leave replicaRegion out.',
          },
        ],
      },
    });
    portalOutput(
      this,
      'replica_crypto_endpoint',
      `Cryptographic Endpoint of the vault in ${replicaRegion}`,
      replication.cryptoEndpoint,
    );
  }

  private warnOfSharedCompartment(): void {
    warn(
      this,
      'sharedCompartment',
      'Zoom is admitted to every key of a compartment that was not made for it: ZoomAdmitStatement.useThisKey(), or ZoomCompartment.create()',
    );
  }

  private warnOfExport(): void {
    warn(
      this,
      'exportableKey',
      'the key is protected by software only, so that whoever may use it may export it, as far as we know Zoom included: ProtectionMode.HSM',
    );
  }

  private validateRegion({ provider, replicaRegion }: ZoomVaultKeyProps): string[] {
    const region = regionOf(this, provider);
    if (region !== undefined && !FORMATS.region.pattern.test(region)) {
      return [`the provider's region ${FORMATS.region.words}, got '${region}'`];
    }
    warnOfRegion(this, 'the vault', region);
    if (replicaRegion !== undefined) warnOfRegion(this, 'the replica', replicaRegion);
    return region !== undefined && region === replicaRegion
      ? [`'${region}' is the Region of the vault: replicaRegion is another one`]
      : [];
  }
}
