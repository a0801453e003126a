import { Lazy, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { sameInEveryRegion } from './same-in-every-region';
import { SynchronisedKeyPolicy } from './synchronised-key-policy';

/** What a replica key shares with its primary by declaration; KMS shares the rest by itself. */
export interface ReplicaKeyProps {
  readonly primaryKey: kms.CfnKey;
  readonly primaryKeyArn: string;
  readonly policy: SynchronisedKeyPolicy;
  readonly description?: string;
  readonly alias?: string;
  readonly pendingWindowInDays: number;
  readonly removalPolicy: RemovalPolicy;
}

/** A replica key and its alias. */
export class ReplicaKey extends Construct {
  public readonly resource: kms.CfnReplicaKey;
  private imported?: kms.IKey;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ReplicaKeyProps,
  ) {
    super(scope, id);
    this.resource = new kms.CfnReplicaKey(this, 'Resource', {
      primaryKeyArn: props.primaryKeyArn,
      keyPolicy: props.policy,
      description: props.description,
      enabled: true,
      pendingWindowInDays: props.pendingWindowInDays,
    });
    this.resource.applyRemovalPolicy(props.removalPolicy);
    this.resource.node.addDependency(props.primaryKey);
    props.policy.attach(this.resource);
    if (props.alias) {
      new kms.CfnAlias(this, 'Alias', { aliasName: props.alias, targetKeyId: this.resource.ref });
    }
    this.node.addValidation({ validate: () => this.faults() });
  }

  /** The replica as constructs take it; it is made when it is asked for, as many replicas are only declared. */
  public get key(): kms.IKey {
    this.imported ??= Object.assign(kms.Key.fromKeyArn(this, 'Key', this.keyArn), {
      // An imported key would say that it added what it grants, and add nothing.
      addToResourcePolicy: (statement: Parameters<kms.IKey['addToResourcePolicy']>[0]) => {
        this.props.policy.addStatements(statement);
        return { statementAdded: true, policyDependable: this.resource };
      },
    });
    return this.imported;
  }

  public get keyArn(): string {
    return Stack.of(this).formatArn({ service: 'kms', resource: 'key', resourceName: this.resource.attrKeyId });
  }

  /** Takes over the tags of the primary key, which sits elsewhere in the tree; tags of the replica's own win. */
  public followTags(): void {
    const tags = () =>
      Object.entries({ ...this.props.primaryKey.tags.tagValues(), ...this.resource.tags.tagValues() }).map(
        ([Key, Value]) => ({ Key, Value }),
      );
    this.resource.addPropertyOverride('Tags', Lazy.any({ produce: tags }, { omitEmptyArray: true }));
  }

  /** What CDK could only carry over from the primary's Region with custom resources, which this library never adds. */
  private faults(): string[] {
    const { primaryKey, alias, description, pendingWindowInDays } = this.props;
    const tags = { ...primaryKey.tags.tagValues(), ...this.resource.tags.tagValues() };
    const values = {
      'the alias': alias,
      'the description': description,
      pendingWindow: pendingWindowInDays,
      ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`the tag '${key}'`, value])),
    };
    return Object.entries(values)
      .filter(([, value]) => Token.isUnresolved(value))
      .flatMap(([name, value]) =>
        sameInEveryRegion(value, [primaryKey, this.resource]).faults.map(fault => `${name} ${fault}`),
      );
  }
}
