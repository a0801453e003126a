import { Stack, Token, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { TemplateMetadata, ZOOM_KMS_KEY, ZOOM_SEARCH_SERVICE, ZOOM_STATEMENT_IDS } from '../zoom';
import { MultiRegionKey, MultiRegionKeyProps } from './multi-region-key';
import { fail } from '../private/fail';
import { allow, requireNamed } from './private/key-statements';
import { partitionOf } from './private/region';
import { ZoomBrokerAccess } from './zoom-broker-access';
import { ZoomSearchAccess } from './zoom-search-access';

/** Properties of a `ZoomKmsKey`. */
export interface ZoomKmsKeyProps extends MultiRegionKeyProps {
  /**
   * How Zoom's key broker gets access to the key.
   *
   * @default ZoomBrokerAccess.accountRoot()
   */
  readonly broker?: ZoomBrokerAccess;

  /**
   * How Zoom's search service gets access to the key, for search data encryption.
   *
   * @default ZoomSearchAccess.none()
   */
  readonly search?: ZoomSearchAccess;
}

/**
 * A key for Zoom's Customer Managed Key service: a multi-Region key that Zoom's key broker may use, and, if you say
 * so, Zoom's search service.
 *
 * Zoom asks for the ARN of the primary key when you enrol it; the stack's outputs have it, with those of the replicas.
 * The key has to stay available until Zoom says that it is deprovisioned: content can't be read without it.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0065902
 */
export class ZoomKmsKey extends MultiRegionKey {
  private readonly broker: ZoomBrokerAccess;
  private readonly search: ZoomSearchAccess;

  /**
   * @throws as `MultiRegionKey` does, and in a partition of which Zoom names no principals unless you name them.
   */
  constructor(scope: Construct, id: string, props: ZoomKmsKeyProps = {}) {
    super(scope, id, { ...props, description: props.description ?? 'Customer managed key for Zoom' });
    this.broker = props.broker ?? ZoomBrokerAccess.accountRoot();
    this.search = props.search ?? ZoomSearchAccess.none();
    this.grantToZoom(ZOOM_STATEMENT_IDS.keyBroker, 'ZoomBrokerAccess', this.broker);
    this.grantToZoom(ZOOM_STATEMENT_IDS.search, 'ZoomSearchAccess', this.search);
    this.warn();
    this.node.addValidation({ validate: () => this.warnOfNoReplica() });
  }

  /** @internal */
  public override get _callingAccount(): string | undefined {
    return this.broker._callingAccount;
  }

  /** @internal */
  public override get _grantingAccount(): string | undefined {
    return this.search._kind === 'role' ? ZOOM_SEARCH_SERVICE.roleArn.value.split(':')[4] : undefined;
  }

  /** @internal */
  protected override _declaredAccess(): Pick<TemplateMetadata, 'broker' | 'search'> {
    return { broker: this.broker._kind, search: this.search._kind };
  }

  private grantToZoom(sid: string, factory: string, access: ZoomBrokerAccess | ZoomSearchAccess): void {
    if (!access._principal) return;
    const partition = partitionOf(Stack.of(this).region);
    if (access._kind !== 'principal' && partition !== ZOOM_KMS_KEY.partition.value) {
      fail(
        this,
        `Zoom names no principals in the partition ${partition}: ask Zoom for them, and give them with ${factory}.principal(...), or leave the access out with ${factory}.none()`,
      );
    }
    requireNamed(this, `${factory}.principal(...)`, [access._principal]);
    requireKmsActions(this, factory, access._actions);
    this.addToKeyPolicy(allow(sid, [access._principal], access._actions));
  }

  private warn(): void {
    if (this.regions[0] !== ZOOM_KMS_KEY.primaryRegion.value) {
      Validations.of(this).addWarning(
        'zoom-cmk-constructs:primaryRegion',
        `the primary key is in ${this.regions[0]}; Zoom wants it in the Region where your account's data resides, which is ${ZOOM_KMS_KEY.primaryRegion.value} unless you have arranged another`,
      );
    }
    if (this.broker._kind === 'role') {
      Validations.of(this).addWarning(
        'zoom-cmk-constructs:brokerRole',
        "the key broker's access is bound to its role as it is today: if Zoom deletes the role and makes it again, the access is lost until the policy is put again, and then content can't be read; ZoomBrokerAccess.accountRootLimitedToRole() is as narrow without that",
      );
    }
  }

  private warnOfNoReplica(): string[] {
    if (this.regions.length === 1) {
      // On the child, as CDK does not look for acknowledgements on the very construct of a warning that comes this late.
      Validations.of(this.primaryKey).addWarning(
        'zoom-cmk-constructs:noReplica',
        `the key is in ${this.regions[0]} only; Zoom encourages replicas, so that content stays readable when a Region is lost: replicaRegions, or addReplica`,
      );
    }
    return [];
  }
}

/** Refuses what is no action on a key, and all of them at once: Zoom needs a few. */
function requireKmsActions(scope: Construct, factory: string, actions: string[]): void {
  for (const action of actions.filter(name => !Token.isUnresolved(name))) {
    if (!/^kms:[A-Za-z]+\*?$/.test(action)) {
      fail(scope, `the actions of ${factory} are named, such as 'kms:Decrypt' or 'kms:ReEncrypt*', got '${action}'`);
    }
  }
}
