import * as iam from 'aws-cdk-lib/aws-iam';
import { TemplateMetadata, ZOOM_KEY_BROKER } from '../zoom';
import { ZoomAccessOptions } from './zoom-access-options';

/**
 * How Zoom's key broker, which encrypts and decrypts your content, gets access to the key.
 *
 * Zoom's article offers the broker's account and the broker's role. A role as principal ties the key to the role as it
 * is today: KMS keeps the role's unique id, so when Zoom deletes the role and makes it again, the access is gone until
 * the policy is put again. The account survives that.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0065902
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
export class ZoomBrokerAccess {
  /** Zoom's key broker account as a whole: whatever Zoom's own IAM policies let use the key. */
  public static accountRoot(options: ZoomAccessOptions = {}): ZoomBrokerAccess {
    return new ZoomBrokerAccess('account-root', new iam.ArnPrincipal(ZOOM_KEY_BROKER.accountRootArn.value), options);
  }

  /** Zoom's key broker role alone. The access is lost if Zoom makes the role anew: the key warns of that. */
  public static role(options: ZoomAccessOptions = {}): ZoomBrokerAccess {
    return new ZoomBrokerAccess('role', new iam.ArnPrincipal(ZOOM_KEY_BROKER.roleArn.value), options);
  }

  /**
   * Zoom's key broker account, limited by `aws:PrincipalArn` to the broker's role: as narrow as the role, and not lost
   * when the role is made anew.
   *
   * That this form works with Zoom is inferred: the article names the account and the role, not the two together.
   */
  public static accountRootLimitedToRole(options: ZoomAccessOptions = {}): ZoomBrokerAccess {
    const account = new iam.ArnPrincipal(ZOOM_KEY_BROKER.accountRootArn.value);
    const limited = account.withConditions({ ArnEquals: { 'aws:PrincipalArn': ZOOM_KEY_BROKER.roleArn.value } });
    return new ZoomBrokerAccess('account-root-limited-to-role', limited, options);
  }

  /**
   * A principal of your choice: one that Zoom has given you, for example in a partition other than `aws`.
   *
   * @param principal who uses the key; everyone (`*`) is refused.
   */
  public static principal(principal: iam.IPrincipal, options: ZoomAccessOptions = {}): ZoomBrokerAccess {
    return new ZoomBrokerAccess('principal', principal, options);
  }

  /**
   * No access. This is for the keys of CMK Hybrid, which Zoom's key broker must not reach.
   *
   * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0082036
   */
  public static none(): ZoomBrokerAccess {
    return new ZoomBrokerAccess('none', undefined, {});
  }

  private constructor(
    /** @internal */
    public readonly _kind: NonNullable<TemplateMetadata['broker']>,
    /** @internal */
    public readonly _principal: iam.IPrincipal | undefined,
    private readonly options: ZoomAccessOptions,
  ) {}

  /** The account that the calls come from, twelve digits: known of Zoom's key broker, and not of a principal of one's own. @internal */
  public get _callingAccount(): string | undefined {
    const isZooms = this._kind !== 'principal' && this._kind !== 'none';
    return isZooms ? ZOOM_KEY_BROKER.accountRootArn.value.split(':')[4] : undefined;
  }

  /** @internal */
  public get _actions(): string[] {
    return this.options.actions ?? [...ZOOM_KEY_BROKER.actions.value];
  }
}
