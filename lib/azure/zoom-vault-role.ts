import { ZOOM_KEY_VAULT_KEY } from '../zoom';
import { KeyOperation } from './key-operation';
import { BUILT_IN_ROLES } from './private/built-in-roles';
import { ZoomVaultRoleOptions } from './zoom-vault-role-options';

/**
 * The role that Zoom's key broker has on the key, and what the key may be used for.
 *
 * Zoom's article names no role, so the default is inferred. To confirm it, enrol the key: Zoom tries it. Where that
 * fails with access denied, take `cryptoUser()`, and ask Zoom.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0057905
 * @see https://learn.microsoft.com/azure/key-vault/general/rbac-guide
 */
export class ZoomVaultRole {
  /**
   * `Key Vault Crypto Service Encryption User`: reads the key's public part and metadata, wraps and unwraps other keys
   * with it. It is what Azure's own services get for customer-managed keys.
   *
   * That it is enough for Zoom is inferred: the article names no role.
   */
  public static cryptoServiceEncryptionUser(): ZoomVaultRole {
    const id = BUILT_IN_ROLES[ZOOM_KEY_VAULT_KEY.role.value];
    return new ZoomVaultRole(id, [KeyOperation.WRAP_KEY, KeyOperation.UNWRAP_KEY]);
  }

  /**
   * `Key Vault Crypto User`: encrypts and decrypts as well. For the case that Zoom does not wrap keys.
   *
   * The role allows more than the key permits here: also to sign, to back the key up and to change its attributes, so
   * that its holder can disable it. A custom role can be narrower.
   */
  public static cryptoUser(): ZoomVaultRole {
    return new ZoomVaultRole(BUILT_IN_ROLES['Key Vault Crypto User'], Object.values(KeyOperation));
  }

  /**
   * A role of your choice.
   *
   * @param roleDefinitionId the role's GUID, for a built-in role and for one of the vault's subscription; for one of a management group
   * `/providers/Microsoft.Authorization/roleDefinitions/<GUID>`. It is the form that `az role assignment list` shows; another one would
   * replace the assignment with each deployment.
   */
  public static custom(roleDefinitionId: string, options: ZoomVaultRoleOptions = {}): ZoomVaultRole {
    return new ZoomVaultRole(roleDefinitionId, options.keyOperations ?? Object.values(KeyOperation));
  }

  private constructor(
    /** @internal */
    public readonly _roleDefinitionId: string,
    /** @internal */
    public readonly _keyOperations: KeyOperation[],
  ) {}
}
