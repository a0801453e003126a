import {
  CfnOutput,
  CfnResource,
  Duration,
  Fn,
  IResolvable,
  Lazy,
  Names,
  RemovalPolicy,
  Stack,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { TEMPLATE_METADATA_KEY, TemplateMetadata } from '../zoom';
import type { KeyMonitor } from './key-monitor';
import { KeyMonitorOptions } from './key-monitor-options';
import { MultiRegionKeyReplicaOptions } from './multi-region-key-replica-options';
import { aliasName } from './private/alias-name';
import { requireDays } from './private/days';
import { requireDescription } from './private/description';
import { fail } from '../private/fail';
import { KeyInRegion } from './private/key-in-region';
import {
  accountRootStatement,
  administratorStatements,
  areAccountRootOnly,
  requireNamed,
} from './private/key-statements';
import { primaryRegionOf, requireKnownList, requireReplicaRegion } from './private/region';
import { ReplicaKey, ReplicaKeyProps } from './private/replica-key';
import { replicaStack } from './private/replica-stack';
import { retirementGuardStatement } from './private/retirement-guard-statement';
import { requireRotation } from './private/rotation';
import { SynchronisedKeyPolicy } from './private/synchronised-key-policy';
import { RetirementGuard } from './retirement-guard';

/** Properties of a `MultiRegionKey`. */
export interface MultiRegionKeyProps {
  /**
   * Alias of the key in every Region, with or without `alias/`: letters, digits, `/`, `_` and `-`, not starting with
   * `aws/`. A value that is a token as a whole has to come with `alias/`.
   *
   * @default - no alias
   */
  readonly alias?: string;

  /**
   * Description of the key in every Region, 8192 characters at most.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Regions that get a replica key, each in a stack of its own that is made in the scope of this construct.
   *
   * A Region that is taken out of the list leaves its stack and its replica behind: CDK does not delete stacks that the
   * app has no more. Delete the stack by hand once nothing uses the replica.
   *
   * @default - no replica
   */
  readonly replicaRegions?: string[];

  /**
   * Stacks of your own that take the replica keys, by Region: then many keys can share one stack per Region. A Region
   * that is named here need not be in `replicaRegions`.
   *
   * @default - a stack is made for each replica
   */
  readonly replicaStacks?: { [region: string]: Stack };

  /**
   * Who administers the key: gets the rights to change, replicate and retire it, and none to use it.
   *
   * This gives rights and takes none away: the statement for the account root lets IAM policies of the account
   * administer and use the key as before, an administrator's own ones included. An administrator also holds
   * `kms:PutKeyPolicy` and `kms:ReplicateKey`, each with a policy of its choice, and can therefore give itself the use
   * of the key. Only a service control policy or a Deny of yours prevents that; CloudTrail shows it.
   *
   * Everyone (`*`) is refused, under conditions too.
   *
   * @default - no administrators of their own: whoever IAM policies of the account allow
   */
  readonly administrators?: iam.IPrincipal[];

  /**
   * Denies everyone but the named principals to disable the key and to schedule its deletion, CloudFormation included.
   *
   * @default - no guard
   */
  readonly retirementGuard?: RetirementGuard;

  /**
   * Whether KMS rotates the key material by itself. The key id and the policy stay as they are. KMS rotates the whole
   * multi-Region set together.
   *
   * @default true
   */
  readonly enableKeyRotation?: boolean;

  /**
   * Time between two automatic rotations, 90 to 2560 days.
   *
   * @default - 365 days, KMS's own default
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
   */
  readonly rotationPeriod?: Duration;

  /**
   * Time between the request to delete the key, or a replica, and its deletion, 7 to 30 days.
   *
   * @default Duration.days(30)
   */
  readonly pendingWindow?: Duration;

  /**
   * What becomes of the key and its replicas when they leave their stacks. Content that was encrypted with a deleted
   * key is lost. `SNAPSHOT` is refused: there is no such thing for a key.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A multi-Region KMS key: the primary key, its replica keys, and one key policy for all of them.
 *
 * KMS shares the key's material, id and rotation among the Regions, but neither its policy nor its alias, tags and
 * description. This construct declares those once: statements, also later ones, reach the key of every Region.
 *
 * The key is symmetric, for encryption and decryption, with material from KMS.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
export class MultiRegionKey extends Construct {
  /** The primary key, to be given to constructs that take a key. What they grant reaches the replicas' policies too. */
  public readonly primaryKey: kms.IKey;

  /** Id of the key, which all keys of the set share: `mrk-…`. */
  public readonly keyId: string;

  /** ARN of the primary key. */
  public readonly keyArn: string;

  private readonly policy: SynchronisedKeyPolicy;
  private readonly replicas = new Map<string, ReplicaKey>();
  private readonly primaryRegion: string;
  private readonly outputs: Construct;
  private readonly replicaProps: ReplicaKeyProps;
  private readonly metadata = {
    primary: this.metadataOf('primary'),
    replica: this.metadataOf('replica'),
    alias: this.metadataOf('alias'),
  };
  private watch?: (key: KeyInRegion) => void;

  /**
   * @throws where the Region of the stack is not known at synthesis, or a property is not as described.
   */
  constructor(scope: Construct, id: string, props: MultiRegionKeyProps = {}) {
    super(scope, id);
    if (!Stage.of(this)) fail(this, 'a key belongs in a stack of an App or a Stage: new Stack(app, ...)');
    this.primaryRegion = primaryRegionOf(this);
    requireRotation(this, props.enableKeyRotation, props.rotationPeriod);
    const pendingWindow = props.pendingWindow ?? Duration.days(30);
    requireDays(this, 'pendingWindow', pendingWindow, 7, 30);
    requireDescription(this, props.description);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    if (removalPolicy === RemovalPolicy.SNAPSHOT) {
      fail(
        this,
        'a key has no snapshots, got RemovalPolicy.SNAPSHOT: use RETAIN, DESTROY or RETAIN_ON_UPDATE_OR_DELETE',
      );
    }

    this.policy = new SynchronisedKeyPolicy(this);
    const key = new kms.Key(this, 'Resource', {
      policy: this.policy,
      description: props.description,
      keySpec: kms.KeySpec.SYMMETRIC_DEFAULT,
      keyUsage: kms.KeyUsage.ENCRYPT_DECRYPT,
      multiRegion: true,
      enabled: true,
      enableKeyRotation: props.enableKeyRotation ?? true,
      removalPolicy,
    });
    const resource = key.node.defaultChild as kms.CfnKey;
    resource.origin = 'AWS_KMS';
    // Not by the properties of kms.Key, which takes a token for a number that is out of range.
    resource.rotationPeriodInDays = props.rotationPeriod?.toDays();
    resource.pendingWindowInDays = pendingWindow.toDays();
    this.policy.attach(resource);
    this.primaryKey = key;
    this.keyId = key.keyId;
    this.keyArn = key.keyArn;

    const alias = props.alias === undefined ? undefined : aliasName(this, props.alias);
    if (alias) new kms.CfnAlias(this, 'Alias', { aliasName: alias, targetKeyId: key.keyId });
    this.describe(this, 'primary');

    this.outputs = new Construct(this, 'KeyArns');
    const output = this.addOutput(this.primaryRegion, 'primary');

    this.addToKeyPolicy(accountRootStatement());
    this.addAdministrators(props.administrators ?? []);
    if (props.retirementGuard) this.addRetirementGuard(props.retirementGuard, removalPolicy);

    this.replicaProps = {
      primaryKey: resource,
      // CDK's own reference would be a strong one in most apps, which across Regions brings Lambda functions along.
      primaryKeyArn: Fn.getStackOutput(Stack.of(this).stackName, output.logicalId, this.primaryRegion),
      policy: this.policy,
      description: props.description,
      alias,
      pendingWindowInDays: pendingWindow.toDays(),
      removalPolicy,
    };
    const regions = props.replicaRegions ?? [];
    requireKnownList(this, 'replicaRegions', regions);
    const stacks = props.replicaStacks ?? {};
    for (const region of [...regions, ...Object.keys(stacks).filter(name => !regions.includes(name))]) {
      this.makeReplica(region, { stack: stacks[region] });
    }
  }

  /** The Regions of the set, that of the primary key first. */
  public get regions(): string[] {
    return [this.primaryRegion, ...this.replicas.keys()];
  }

  /**
   * ARNs of all keys of the set, by Region. They hold even before a replica has been deployed.
   *
   * They are made of the primary key's id, so they belong in the primary's stack. A stack of another Region takes
   * `replicaKey(region)` instead: there, CDK would carry the id over with custom resources.
   */
  public get keyArns(): { [region: string]: string } {
    return Object.fromEntries(this.regions.map(region => [region, this.arnIn(region)]));
  }

  /**
   * Adds a replica key, with its alias, in another Region.
   *
   * @param region a Region of the primary key's partition.
   * @throws where the Region is unknown, is taken already, or belongs to another partition, and after synthesis.
   */
  public addReplica(region: string, options: MultiRegionKeyReplicaOptions = {}): kms.IKey {
    return this.makeReplica(region, options).key;
  }

  /**
   * The replica key of a Region, to be given to constructs in stacks of that Region. What they grant reaches the key
   * policy of every Region.
   *
   * @throws where the Region has no replica.
   */
  public replicaKey(region: string): kms.IKey {
    const replica = this.replicas.get(region);
    if (!replica) {
      const existing = [...this.replicas.keys()].map(name => `'${name}'`).join(', ') || 'none';
      fail(
        this,
        `there is no replica in '${region}', replicas: ${existing}${region === this.primaryRegion ? ' (the primary is there: primaryKey)' : ''}`,
      );
    }
    return replica.key;
  }

  /**
   * Adds a statement to the key policy of every Region, including replicas that are added later.
   *
   * A role or user of the app as principal needs a physical name as soon as there is a replica.
   *
   * @throws for a malformed principal, for one that other Regions can't name, and after synthesis.
   */
  public addToKeyPolicy(statement: iam.PolicyStatement): void {
    this.policy.addStatements(statement);
  }

  /**
   * Tells people of calls that endanger the key, in all its Regions, by EventBridge.
   *
   * @throws where the key is monitored already, or the alarms would depend on the key itself.
   */
  public monitor(options: KeyMonitorOptions = {}): KeyMonitor {
    this.requireNoMonitor(this);
    // Loaded when it is needed: what a monitor is made of takes longer to load than a key to declare.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const monitor = require('./key-monitor') as typeof import('./key-monitor');
    return new monitor.KeyMonitor(this, 'Monitor', { ...options, key: this });
  }

  /**
   * Makes what watches the key of each Region, also of those that are added later.
   *
   * @internal
   */
  public _watchedBy(monitor: Construct, watch: (key: KeyInRegion) => void): void {
    this.requireNoMonitor(monitor);
    this.watch = watch;
    this._keysInRegions.forEach(watch);
  }

  /** @internal */
  public get _keysInRegions(): KeyInRegion[] {
    const primary = {
      region: this.primaryRegion,
      keyArn: this.keyArn,
      resource: this.replicaProps.primaryKey,
      scope: this,
    };
    return [primary, ...[...this.replicas.keys()].map(region => this.replicaIn(region))];
  }

  /**
   * The alias that the key has in every Region, with `alias/`.
   *
   * @internal
   */
  public get _aliasName(): string | undefined {
    return this.replicaProps.alias;
  }

  /**
   * The account that Zoom's calls come from, twelve digits, where it is known.
   *
   * @internal
   */
  public get _callingAccount(): string | undefined {
    return undefined;
  }

  /**
   * An account that was given the right to make grants, twelve digits.
   *
   * @internal
   */
  public get _grantingAccount(): string | undefined {
    return undefined;
  }

  /**
   * What the template says of the key beyond its properties.
   *
   * @internal
   */
  protected _declaredAccess(): Pick<TemplateMetadata, 'broker' | 'search'> {
    return {};
  }

  private makeReplica(region: string, options: MultiRegionKeyReplicaOptions): ReplicaKey {
    this.policy.requireNotSynthesised(`the replica in '${region}'`);
    requireReplicaRegion(this, region, this.regions);
    if (Stack.of(this).nested) {
      fail(
        this,
        'the key is in a nested stack, whose outputs other Regions cannot read: put a key with replicas in a top-level stack',
      );
    }
    const stack = replicaStack(this, region, options);
    const replica = new ReplicaKey(stack, options.stack ? Names.uniqueId(this) : 'Replica', this.replicaProps);
    if (options.stack) replica.followTags();
    this.replicas.set(region, replica);
    this.describe(replica, 'replica');
    this.addOutput(region, 'replica');
    this.watch?.(this.replicaIn(region));
    return replica;
  }

  private requireNoMonitor(scope: Construct): void {
    if (this.watch) fail(scope, `the key '${this.node.path}' has a monitor already`);
  }

  private replicaIn(region: string): KeyInRegion {
    const replica = this.replicas.get(region)!;
    return { region, keyArn: replica.keyArn, resource: replica.resource, scope: replica };
  }

  private addAdministrators(administrators: iam.IPrincipal[]): void {
    requireNamed(this, 'administrators', administrators);
    if (administrators.length > 0 && areAccountRootOnly(this, administrators)) {
      Validations.of(this).addWarning(
        'zoom-cmk-constructs:accountRootIsOnlyAdministrator',
        'the only administrator is the account root, which has all rights on the key anyway: name the roles that administer it, or leave administrators out',
      );
    }
    administratorStatements(administrators).forEach(statement => this.addToKeyPolicy(statement));
  }

  private addRetirementGuard(guard: RetirementGuard, removalPolicy: RemovalPolicy): void {
    if (removalPolicy === RemovalPolicy.DESTROY) {
      Validations.of(this).addWarning(
        'zoom-cmk-constructs:guardedDestroy',
        'the removal policy is DESTROY, but the retirement guard denies CloudFormation to schedule the deletion unless its execution role is named: name it, or retain the key',
      );
    }
    this.addToKeyPolicy(retirementGuardStatement(this, guard));
  }

  private addOutput(region: string, setRole: 'primary' | 'replica'): CfnOutput {
    return new CfnOutput(this.outputs, region, {
      value: this.arnIn(region),
      description: `ARN of the multi-Region ${setRole} key in ${region}`,
    });
  }

  private describe(keyAndAlias: Construct, setRole: 'primary' | 'replica'): void {
    for (const resource of keyAndAlias.node.findAll().filter(CfnResource.isCfnResource)) {
      resource.addMetadata(TEMPLATE_METADATA_KEY, this.metadata[resource instanceof kms.CfnAlias ? 'alias' : setRole]);
    }
  }

  private metadataOf(setRole: TemplateMetadata['setRole']): IResolvable {
    return Lazy.uncachedAny({
      produce: (): TemplateMetadata => ({
        setRole,
        primaryRegion: this.primaryRegion,
        ...(setRole === 'primary' && { replicaRegions: [...this.replicas.keys()].sort() }),
        ...this._declaredAccess(),
      }),
    });
  }

  private arnIn(region: string): string {
    return region === this.primaryRegion
      ? this.keyArn
      : Stack.of(this).formatArn({ service: 'kms', region, resource: 'key', resourceName: this.keyId });
  }
}
