import { Names, Stack, Stage, Token } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { fail } from '../../private/fail';
import { MultiRegionKeyReplicaOptions } from '../multi-region-key-replica-options';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
const MAX_STACK_NAME_LENGTH = 128;

/** The stack for the replica key of a Region: the caller's own, or one made in the scope of the multi-Region key. */
export function replicaStack(key: Construct, region: string, options: MultiRegionKeyReplicaOptions): Stack {
  if (options.stack && options.stackName) {
    fail(
      key,
      `the replica in '${region}' was given a stack and the name of one, '${options.stackName}': leave one of them out`,
    );
  }
  return options.stack ? checkedStack(key, region, options.stack) : newStack(key, region, options.stackName);
}

function newStack(key: Construct, region: string, name?: string): Stack {
  const primary = Stack.of(key);
  const id = `replica-${region}`;
  const stackName = name ?? defaultStackName(key, id);
  requireUniqueName(key, region, stackName);
  return new Stack(key, id, {
    stackName,
    description: `Replica key in ${region} of a multi-Region KMS key with its primary in ${primary.region}`,
    env: { account: Token.isUnresolved(primary.account) ? undefined : primary.account, region },
    tags: primary.tags.tagValues(),
    terminationProtection: primary.terminationProtection,
  });
}

/** Readable, as the name is what people see in the console and type at the command line. */
function defaultStackName(key: Construct, id: string): string {
  const primary = Stack.of(key);
  const path = key.node.scopes.slice(primary.node.scopes.length).map(scope => scope.node.id);
  const name = [primary.stackName, ...path, id].join('-');
  return name.length <= MAX_STACK_NAME_LENGTH && /^[a-zA-Z0-9-]+$/.test(name)
    ? name
    : Names.uniqueResourceName(key, { maxLength: MAX_STACK_NAME_LENGTH - id.length - 1, separator: '-' }) + `-${id}`;
}

/** The paths of the keys whose replica stacks were made in an app, by account, Region and name of the stack. */
const namesakes = new WeakMap<IConstruct, Map<string, string>>();

/** CDK lets two stacks have one name, and would deploy the one over the other: the first key's replica were replaced. */
function requireUniqueName(key: Construct, region: string, stackName: string): void {
  const known = namesakes.get(key.node.root) ?? new Map<string, string>();
  namesakes.set(key.node.root, known);
  const address = [Stack.of(key).account, region, stackName].join('/');
  const namesake = known.get(address);
  if (namesake) {
    fail(
      key,
      `the stack for the replica in '${region}' would be named '${stackName}', as that of '${namesake}' is: give it another name, addReplica('${region}', { stackName: ... })`,
    );
  }
  known.set(address, key.node.path);
}

function checkedStack(key: Construct, region: string, stack: Stack): Stack {
  const primary = Stack.of(key);
  if (stack.region !== region) {
    fail(key, `the replica in '${region}' was given stack '${stack.node.path}', whose Region is '${stack.region}'`);
  }
  if (stack.account !== primary.account) {
    const known = !Token.isUnresolved(stack.account) && !Token.isUnresolved(primary.account);
    fail(
      key,
      known
        ? `stack '${stack.node.path}' is in another account than the primary key's stack '${primary.node.path}': a multi-Region key lives in one account`
        : `whether stack '${stack.node.path}' is in the account of the primary key's stack '${primary.node.path}' is not known: give both the same env.account, or neither`,
    );
  }
  if (Stage.of(stack) !== Stage.of(primary)) {
    fail(key, `stack '${stack.node.path}' is in another stage than the primary key's stack '${primary.node.path}'`);
  }
  return stack;
}
