import { Lazy, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
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
  public readonly key: kms.IKey;
  private readonly resource: kms.CfnReplicaKey;

  constructor(scope: Construct, id: string, props: ReplicaKeyProps) {
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
    this.key = kms.Key.fromKeyArn(this, 'Key', this.resource.attrArn);
    if (props.alias) {
      new kms.CfnAlias(this, 'Alias', { aliasName: props.alias, targetKeyId: this.resource.ref });
    }
  }

  /** Takes over the tags of a key that sits elsewhere in the tree; tags of the replica's own win. */
  public followTagsOf(key: kms.CfnKey): void {
    const tags = () =>
      Object.entries({ ...key.tags.tagValues(), ...this.resource.tags.tagValues() }).map(([Key, Value]) => ({
        Key,
        Value,
      }));
    this.resource.addPropertyOverride('Tags', Lazy.any({ produce: tags }, { omitEmptyArray: true }));
  }
}
