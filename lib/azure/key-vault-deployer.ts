import { KeyVaultDeployerOptions } from './key-vault-deployer-options';

/**
 * Who deploys. In a vault that is governed by Azure RBAC, not even its owner may make a key without a role for keys.
 *
 * The role is `Key Vault Crypto Officer`, on the vault. It stays, as the key is read and changed by later deployments.
 *
 * @see https://learn.microsoft.com/azure/key-vault/general/rbac-guide
 */
export class KeyVaultDeployer {
  /**
   * Whoever Terraform runs as, found out at run time.
   *
   * Fit for one person's trial. Somebody else can't even plan: Terraform reads the key first, for which they have no role. Where people
   * and pipelines take turns, give the object id of a group, with `objectId()`.
   */
  public static current(options: KeyVaultDeployerOptions = {}): KeyVaultDeployer {
    return new KeyVaultDeployer('current', undefined, options);
  }

  /**
   * A user, a group, or the service principal or managed identity of a pipeline.
   *
   * @param objectId a GUID; of a service principal, not of its application registration.
   */
  public static objectId(objectId: string, options: KeyVaultDeployerOptions = {}): KeyVaultDeployer {
    return new KeyVaultDeployer('object-id', objectId, options);
  }

  /** No role and no wait: the deployer may make keys already, for example by an assignment on the subscription. */
  public static none(): KeyVaultDeployer {
    return new KeyVaultDeployer('none', undefined, {});
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'current' | 'object-id' | 'none',
    /** @internal */
    public readonly _objectId: string | undefined,
    private readonly options: KeyVaultDeployerOptions,
  ) {}

  /** @internal */
  public get _waitSeconds(): number {
    return this.options.waitSeconds ?? 180;
  }
}
