import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { MultiRegionKey } from './multi-region-key';
import { PipelineIdentity } from './pipeline-identity';
import {
  LIST_ALIASES_ACTION,
  LIST_STACKS_ACTION,
  READ_KEY_ACTIONS,
  READ_STACK_ACTIONS,
  READ_TEMPLATE_ACTION,
} from './private/drift-check-actions';

/** Properties of a `DriftCheckRole`. */
export interface DriftCheckRoleProps {
  /** The pipeline that may take the role. */
  readonly pipeline: PipelineIdentity;

  /**
   * The keys that may be read, in all their Regions. They belong in the stack of the role, or in one that is deployed before it.
   *
   * @default - every key of the account
   */
  readonly keys?: MultiRegionKey[];

  /**
   * Whether `zoom-cmk drift --deployed` may read the templates of stacks, which can hold what others keep secret in them.
   *
   * @default false
   */
  readonly deployedTemplates?: boolean;

  /**
   * Name of the role, for `zoom-cmk drift --role-arn`.
   *
   * @default - one that CloudFormation makes
   */
  readonly roleName?: string;
}

/**
 * A role that may read what `zoom-cmk drift` and `zoom-cmk verify` look at, and nothing else: it can use no key and change nothing.
 *
 * Key policies decide too: where one does not leave access to IAM policies of its account, name the role in it.
 */
export class DriftCheckRole extends Construct {
  /** The role. */
  public readonly role: iam.Role;

  /**
   * @throws where the pipeline is not named to the letter.
   */
  constructor(scope: Construct, id: string, props: DriftCheckRoleProps) {
    super(scope, id);
    this.role = new iam.Role(this, 'Resource', {
      roleName: props.roleName,
      description: "Reads what a drift check of the keys of Zoom's Customer Managed Key service looks at",
      assumedBy: props.pipeline._principalIn(this),
    });
    const stacks = props.deployedTemplates
      ? [...READ_STACK_ACTIONS, READ_TEMPLATE_ACTION, LIST_STACKS_ACTION]
      : READ_STACK_ACTIONS;
    for (const [actions, resources] of [
      [READ_KEY_ACTIONS, this.keyArns(props.keys)],
      // It has no resource.
      [[LIST_ALIASES_ACTION], ['*']],
      [stacks, [this.arn('cloudformation', 'stack', '*')]],
    ]) {
      this.role.addToPrincipalPolicy(new iam.PolicyStatement({ actions, resources }));
    }
  }

  /** ARN of the role. */
  public get roleArn(): string {
    return this.role.roleArn;
  }

  private keyArns(keys: MultiRegionKey[] | undefined): string[] {
    return keys ? keys.map(({ keyId }) => this.arn('kms', 'key', keyId)) : [this.arn('kms', 'key', '*')];
  }

  /** ARNs in every Region. */
  private arn(service: string, resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service, region: '*', resource, resourceName });
  }
}
