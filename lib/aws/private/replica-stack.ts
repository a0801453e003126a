import { Names, Stack, Stage, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { MultiRegionKeyReplicaOptions } from '../multi-region-key-replica-options';
import { fail } from './fail';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
const MAX_STACK_NAME_LENGTH = 128;

/** The stack for the replica key of a Region: the caller's own, or one made in the scope of the multi-Region key. */
export function replicaStack(key: Construct, region: string, options: MultiRegionKeyReplicaOptions): Stack {
  return options.stack ? checkedStack(key, region, options.stack) : newStack(key, region, options.stackName);
}

function newStack(key: Construct, region: string, stackName?: string): Stack {
  const primary = Stack.of(key);
  const id = `replica-${region}`;
  return new Stack(key, id, {
    stackName: stackName ?? defaultStackName(key, id),
    description: `Replica of the multi-Region KMS key ${key.node.path} in ${region}`,
    env: { account: Token.isUnresolved(primary.account) ? undefined : primary.account, region },
    terminationProtection: primary.terminationProtection,
  });
}

/** Readable, as the name is what people see in the console and type at the command line. */
function defaultStackName(key: Construct, id: string): string {
  const primary = Stack.of(key);
  const path = key.node.scopes.slice(primary.node.scopes.length).map(scope => scope.node.id);
  const name = [primary.stackName, ...path, id].join('-').replace(/[^a-zA-Z0-9-]+/g, '-');
  return name.length <= MAX_STACK_NAME_LENGTH
    ? name
    : Names.uniqueResourceName(key, { maxLength: MAX_STACK_NAME_LENGTH - id.length - 1, separator: '-' }) + `-${id}`;
}

function checkedStack(key: Construct, region: string, stack: Stack): Stack {
  const primary = Stack.of(key);
  if (stack.region !== region) {
    fail(key, `the replica in '${region}' was given stack '${stack.node.path}', whose Region is '${stack.region}'`);
  }
  if (stack.account !== primary.account) {
    fail(
      key,
      `stack '${stack.node.path}' is in another account than the primary key's stack '${primary.node.path}': a multi-Region key lives in one account`,
    );
  }
  if (Stage.of(stack) !== Stage.of(primary)) {
    fail(key, `stack '${stack.node.path}' is in another stage than the primary key's stack '${primary.node.path}'`);
  }
  return stack;
}
