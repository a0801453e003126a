import { Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';

/**
 * Says why findings of cdk-nag don't hold for resources of ours, so that whoever uses it has none to explain.
 *
 * By metadata, as `acknowledge()` takes the `::` of an ARN in the id of a finding for a prefix.
 *
 * @param reasons by the id of the finding, such as `AwsSolutions-SQS3`
 */
export function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, reasons);
}

/**
 * Says why the policy of a role has wildcards. cdk-nag wants each named as it stands in the template, which is known at the end only.
 *
 * @see https://github.com/cdklabs/cdk-nag/blob/main/RULES.md
 */
export function acknowledgeWildcards(role: iam.Role, reason: string): void {
  const reasons: Record<string, string> = {};
  acknowledge(role, reasons);
  role.node.addValidation({
    validate: () => {
      const policies = role.node.findAll().filter(each => each instanceof iam.CfnPolicy);
      const statements = policies.flatMap(
        policy => Stack.of(role).resolve(policy.policyDocument).Statement as PolicyStatement[],
      );
      for (const { Action, Resource } of statements) {
        const actions = [Action].flat().map(action => `Action::${action}`);
        const resources = [Resource].flat().map(resource => `Resource::${flat(resource)}`);
        for (const wildcard of [...actions, ...resources].filter(each => each.includes('*'))) {
          reasons[`AwsSolutions-IAM5[${wildcard}]`] = reason;
        }
      }
      return [];
    },
  });
}

interface PolicyStatement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

/** A resource of a policy as cdk-nag writes it: `<Key.Arn>`, `arn:<AWS::Partition>:s3:::name/*`. */
function flat(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, argument]] = Object.entries(value);
  if (name === 'Fn::Join') return (argument[1] as unknown[]).map(flat).join(argument[0]);
  return ['Ref', 'Fn::GetAtt'].includes(name) ? `<${[argument].flat().join('.')}>` : JSON.stringify(value);
}
