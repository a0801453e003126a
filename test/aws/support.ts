import { App, CfnResource, Stack, StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';

export const ACCOUNT = '111122223333';

/** A stack in an app of its own, in us-east-1 unless said otherwise. */
export function newStack(props: StackProps = {}): Stack {
  return new Stack(new App(), 'Zoom', { env: { account: ACCOUNT, region: 'us-east-1' }, ...props });
}

/** The stacks of a tree, by Region; the last one of each. */
export function stacksByRegion(root: IConstruct): Record<string, Stack> {
  const stacks = root.node.root.node.findAll().filter(Stack.isStack);
  return Object.fromEntries(stacks.map(stack => [stack.region, stack]));
}

/** The properties of every key and replica key of an app as they stand in the templates, by Region. */
export function keysByRegion(root: IConstruct): Record<string, any> {
  return resourcesByRegion(root, ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey']);
}

/** The properties of every alias of an app as they stand in the templates, by Region. */
export function aliasesByRegion(root: IConstruct): Record<string, any> {
  return resourcesByRegion(root, ['AWS::KMS::Alias']);
}

function resourcesByRegion(root: IConstruct, types: string[]): Record<string, any> {
  const stacks = root.node.root.node.findAll().filter(Stack.isStack);
  const found = stacks.flatMap(stack =>
    Object.values(Template.fromStack(stack).toJSON().Resources ?? {})
      .filter((resource: any) => types.includes(resource.Type))
      .map((resource: any) => [stack.region, resource.Properties]),
  );
  return Object.fromEntries(found);
}

/** The statement with a Sid in the primary key's policy. */
export function statementOf(root: IConstruct, sid: string): any {
  const key = Object.values(keysByRegion(root)).find((properties: any) => 'MultiRegion' in properties) as any;
  return key.KeyPolicy.Statement.find((candidate: any) => candidate.Sid === sid);
}

/** The texts of all warnings in a tree, without those of CDK itself. */
export function warningsIn(root: IConstruct): string[] {
  return root.node.root.node
    .findAll()
    .flatMap(construct => construct.node.metadata)
    .filter(entry => entry.type === 'aws:cdk:warning' && !String(entry.data).includes('@aws-cdk/'))
    .map(entry => String(entry.data));
}

/** All resource types of an app, with what CDK adds of its own. */
export function resourceTypes(root: IConstruct): string[] {
  return root.node.root.node
    .findAll()
    .filter(CfnResource.isCfnResource)
    .map(resource => resource.cfnResourceType);
}

export function statement(sid: string, principal: iam.IPrincipal = new iam.AccountPrincipal('444455556666')) {
  return new iam.PolicyStatement({ sid, principals: [principal], actions: ['kms:DescribeKey'], resources: ['*'] });
}
