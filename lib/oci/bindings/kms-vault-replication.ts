import { TerraformMetaArguments, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { ociBlock } from './private/oci-block';

/** Configuration of the replication of a vault. */
export interface KmsVaultReplicationConfig extends TerraformMetaArguments {
  /** OCID of the vault. */
  readonly vaultId: string;

  /** Region of the replica. */
  readonly replicaRegion: string;
}

/**
 * The replication of a vault, with its keys, to another Region.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/kms_vault_replication
 */
export class KmsVaultReplication extends TerraformResource {
  /** Type of the resource in Terraform. */
  public static readonly tfResourceType = 'oci_kms_vault_replication';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: KmsVaultReplicationConfig,
  ) {
    super(scope, id, ociBlock(KmsVaultReplication.tfResourceType, config));
  }

  /** Endpoint of cryptographic operations in the Region of the replica. */
  public get cryptoEndpoint(): string {
    return this.getStringAttribute('crypto_endpoint');
  }

  protected override synthesizeAttributes(): { [name: string]: any } {
    const { config } = this;
    return {
      vault_id: config.vaultId,
      replica_region: config.replicaRegion,
    };
  }
}
