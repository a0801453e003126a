import * as iam from 'aws-cdk-lib/aws-iam';
import { TemplateMetadata, ZOOM_SEARCH_SERVICE } from '../zoom';
import { ZoomAccessOptions } from './zoom-access-options';

/**
 * Whether, and how, Zoom's search service gets access to the key. It is needed for search data encryption only.
 *
 * The statement of Zoom's article allows `kms:CreateGrant` without a condition. `kms:GrantIsForAWSResource` would be
 * the usual one, but would shut Zoom out if its service makes the grants itself (inferred).
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0065902
 */
export class ZoomSearchAccess {
  /** The role of Zoom's search service. The access is lost if Zoom makes the role anew. */
  public static role(options: ZoomAccessOptions = {}): ZoomSearchAccess {
    return new ZoomSearchAccess('role', new iam.ArnPrincipal(ZOOM_SEARCH_SERVICE.roleArn.value), options);
  }

  /**
   * A principal of your choice: one that Zoom has given you, for example in a partition other than `aws`.
   *
   * @param principal who uses the key; everyone (`*`) is refused.
   */
  public static principal(principal: iam.IPrincipal, options: ZoomAccessOptions = {}): ZoomSearchAccess {
    return new ZoomSearchAccess('principal', principal, options);
  }

  /** No access: search data encryption is not enabled. */
  public static none(): ZoomSearchAccess {
    return new ZoomSearchAccess('none', undefined, {});
  }

  private constructor(
    /** @internal */
    public readonly _kind: NonNullable<TemplateMetadata['search']>,
    /** @internal */
    public readonly _principal: iam.IPrincipal | undefined,
    private readonly options: ZoomAccessOptions,
  ) {}

  /** @internal */
  public get _actions(): string[] {
    return this.options.actions ?? [...ZOOM_SEARCH_SERVICE.actions.value];
  }
}
