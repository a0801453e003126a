import * as sdk from '@aws-sdk/client-cloudformation';
import { describeStack, policyWith, ROOT_STATEMENT } from './support';

/** A template of these resources, as text. */
export function template(resources: object, rest: object = {}): string {
  return JSON.stringify({ Resources: resources, ...rest });
}

/** A key whose policy has these statements besides the one for the account root. */
export function keyResource(properties: object = {}, attributes: object = {}): object {
  return { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policyWith(), ...properties }, ...attributes };
}

/** A key whose policy KMS refuses. */
export function refusedKey(attributes: object = {}): object {
  const nobody = { ...ROOT_STATEMENT, Principal: { AWS: 'arn:aws:iam::111122223333:role/nobody' } };
  return keyResource({ KeyPolicy: policyWith(nobody) }, attributes);
}

/** Makes a stack, and waits until it is no longer in progress. */
export async function deploy(
  client: sdk.CloudFormationClient,
  StackName: string,
  TemplateBody: string,
  input: Partial<sdk.CreateStackInput & sdk.UpdateStackInput> = {},
): Promise<sdk.Stack> {
  const existing = await describeStack(client, StackName).catch(() => undefined);
  const request = { StackName, TemplateBody, ...input };
  await client.send(existing ? new sdk.UpdateStackCommand(request) : new sdk.CreateStackCommand(request));
  return settled(client, StackName);
}

/** Waits until a stack is no longer in progress. */
export async function settled(client: sdk.CloudFormationClient, stackName: string): Promise<sdk.Stack> {
  for (;;) {
    const stack = await describeStack(client, stackName);
    if (!stack.StackStatus!.endsWith('_IN_PROGRESS')) return stack;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** The events of a stack, oldest first, as `LogicalId STATUS`. */
export async function events(client: sdk.CloudFormationClient, StackName: string): Promise<string[]> {
  const { StackEvents } = await client.send(new sdk.DescribeStackEventsCommand({ StackName }));
  return StackEvents!.map(event => `${event.LogicalResourceId} ${event.ResourceStatus}`).reverse();
}

/** The reason of the first event of this status. */
export async function reasonOf(
  client: sdk.CloudFormationClient,
  StackName: string,
  status: string,
): Promise<string | undefined> {
  const { StackEvents } = await client.send(new sdk.DescribeStackEventsCommand({ StackName }));
  return StackEvents!.find(event => event.ResourceStatus === status)?.ResourceStatusReason;
}

/** The physical id of a resource of a stack. */
export async function physicalId(
  client: sdk.CloudFormationClient,
  StackName: string,
  LogicalResourceId: string,
): Promise<string> {
  const { StackResourceDetail } = await client.send(
    new sdk.DescribeStackResourceCommand({ StackName, LogicalResourceId }),
  );
  return StackResourceDetail!.PhysicalResourceId!;
}
