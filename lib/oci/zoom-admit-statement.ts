import { ZOOM_VAULT_KEY } from '../zoom';
import { AdmitContext } from './private/admit-context';

const [USE_KEYS, READ_VAULTS] = ZOOM_VAULT_KEY.admitted.value;

/**
 * One `Admit` statement of the policy: what Zoom's key broker may do in your tenancy.
 *
 * Zoom's article defines the tenancy and the group, but its `Admit` statement was not found, so `useKeys()`, `useThisKey()`
 * and `readVaults()` are inferred. To confirm them, enrol the key: Zoom tries it. Where that fails, ask Zoom for its statement,
 * and give it with `custom()`.
 *
 * An admission counts only together with what Zoom's own tenancy endorses.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0057906
 * @see https://docs.oracle.com/iaas/Content/Identity/policieshow/iam-cross-domain.htm
 */
export class ZoomAdmitStatement {
  /** To use the keys of the key's compartment: all of them, so the compartment should hold nothing else. Inferred. */
  public static useKeys(): ZoomAdmitStatement {
    return new ZoomAdmitStatement(({ keyCompartmentOcid }) => to(USE_KEYS, keyCompartmentOcid), true);
  }

  /** To use this key alone, by a condition on its OCID. Inferred; that Zoom works with the condition is inferred too. */
  public static useThisKey(): ZoomAdmitStatement {
    return new ZoomAdmitStatement(
      ({ keyCompartmentOcid, keyOcid }) => `${to(USE_KEYS, keyCompartmentOcid)} where target.key.id = '${keyOcid}'`,
    );
  }

  /** To read the vaults of the vault's compartment: their names and endpoints, not their keys. Inferred. */
  public static readVaults(): ZoomAdmitStatement {
    return new ZoomAdmitStatement(({ vaultCompartmentOcid }) => to(READ_VAULTS, vaultCompartmentOcid));
  }

  /**
   * A statement in full, such as one that Zoom has given you.
   *
   * @param statement one line that starts with `Admit group CMKKeyBroker of tenancy ZoomCMK to`, the names that the policy defines.
   */
  public static custom(statement: string): ZoomAdmitStatement {
    return new ZoomAdmitStatement(() => statement);
  }

  private constructor(
    /** @internal */
    public readonly _render: (context: AdmitContext) => string,
    /**
     * Whether it reaches keys other than this one.
     *
     * @internal
     */
    public readonly _reachesOtherKeys = false,
  ) {}
}

/** What comes before what is admitted, in each statement. */
const ADMIT = `Admit group ${ZOOM_VAULT_KEY.groupName.value} of tenancy ${ZOOM_VAULT_KEY.tenancyName.value} to`;

function to({ verb, resourceType }: { verb: string; resourceType: string }, compartmentOcid: string): string {
  return `${ADMIT} ${verb} ${resourceType} in compartment id ${compartmentOcid}`;
}
