import { Output, Parameter, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { whereaboutsOf } from './arn';
import { AwsAccess } from './aws-access';
import { present } from './known-failure';
import { look } from './look';
import { Looked } from './looked';
import { describeStack, listResources } from './stacks';
import { StackFacts } from '../declared/stack-facts';

/**
 * Reads what CloudFormation says of a deployed stack.
 *
 * @param account Account to ask, twelve digits; the caller's where it is absent.
 * @param stackName Name or ARN of the stack. One that is not deployed is a failure with the reason 'not-found'.
 */
export async function readStackFacts(
  access: AwsAccess,
  account: string | undefined,
  region: string,
  stackName: string,
): Promise<Looked<StackFacts>> {
  const place = { access, account, region };
  const described = await describeStack(place, stackName);
  if ('failure' in described) return described;
  const stack = described.value;
  const listed = await listResources(place, stack.StackId);
  if ('failure' in listed) return listed;
  return look('cloudformation:DescribeStacks', region, async () => ({
    ...whereaboutsOf(stack.StackId, 'cloudformation', place),
    id: stack.StackId,
    parameters: new Map((stack.Parameters ?? []).map(parameterEntry)),
    physicalIds: new Map(listed.value.flatMap(physicalIdEntry)),
    outputs: new Map((stack.Outputs ?? []).map(outputEntry)),
  }));
}

/** Of a parameter that names an SSM parameter, a template sees the value there. */
function parameterEntry({ ParameterKey, ParameterValue, ResolvedValue }: Parameter): [string, string] {
  return [present(ParameterKey, 'ParameterKey'), present(ResolvedValue ?? ParameterValue, 'ParameterValue')];
}

function outputEntry({ OutputKey, OutputValue }: Output): [string, string] {
  return [present(OutputKey, 'OutputKey'), present(OutputValue, 'OutputValue')];
}

/** Nothing for a resource that was never made, or is no longer the stack's. */
function physicalIdEntry(resource: StackResourceSummary): [string, string][] {
  const { LogicalResourceId, PhysicalResourceId, ResourceStatus } = resource;
  const isGone = ResourceStatus === 'DELETE_COMPLETE' || ResourceStatus === 'DELETE_SKIPPED';
  return isGone || !PhysicalResourceId ? [] : [[present(LogicalResourceId, 'LogicalResourceId'), PhysicalResourceId]];
}
