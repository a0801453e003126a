import { IResolvable, TerraformDataSource, TerraformMetaArguments } from 'cdktf';
import { Construct } from 'constructs';
import { ociBlock } from './private/oci-block';

/** Configuration of the look-up of a vault. */
export interface DataOciKmsVaultConfig extends TerraformMetaArguments {
  /** OCID of the vault. */
  readonly vaultId: string;
}

/**
 * A vault that exists already.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs/data-sources/kms_vault
 */
export class DataOciKmsVault extends TerraformDataSource {
  /** Type of the data source in Terraform. */
  public static readonly tfResourceType = 'oci_kms_vault';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: DataOciKmsVaultConfig,
  ) {
    super(scope, id, ociBlock(DataOciKmsVault.tfResourceType, config));
  }

  /** OCID of the vault. */
  public get id(): string {
    return this.getStringAttribute('id');
  }

  /** OCID of its compartment. */
  public get compartmentId(): string {
    return this.getStringAttribute('compartment_id');
  }

  /** Endpoint of cryptographic operations. */
  public get cryptoEndpoint(): string {
    return this.getStringAttribute('crypto_endpoint');
  }

  /** Endpoint of key management. */
  public get managementEndpoint(): string {
    return this.getStringAttribute('management_endpoint');
  }

  /** Whether the vault can be replicated to another Region. */
  public get isVaultReplicable(): IResolvable {
    return this.getBooleanAttribute('is_vault_replicable');
  }

  protected override synthesizeAttributes(): { [name: string]: any } {
    const { config } = this;
    return {
      vault_id: config.vaultId,
    };
  }
}
