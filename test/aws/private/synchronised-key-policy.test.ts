import { App, CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { MultiRegionKey } from '../../../lib/aws';
import { keysByRegion, newStack, statement, statementOf } from '../support';

const REPLICAS = { replicaRegions: ['us-west-2', 'eu-central-1'] };

test('a value that is another one whenever it is asked for is the same in every Region', () => {
  const stack = newStack();
  let asked = 0;
  const role = Lazy.uncachedString({ produce: () => `arn:aws:iam::444455556666:role/r${asked++}` });
  new MultiRegionKey(stack, 'Key', REPLICAS).addToKeyPolicy(statement('Lazy', new iam.ArnPrincipal(role)));
  const [first, ...others] = Object.values(keysByRegion(stack));
  for (const { KeyPolicy } of others) expect(KeyPolicy).toEqual(first.KeyPolicy);
});

describe('after a synthesis that failed for something else', () => {
  const failed = (stack: Stack) => {
    let faults = ['not yet'];
    stack.node.addValidation({ validate: () => faults });
    expect(() => (stack.node.root as App).synth()).toThrow('not yet');
    faults = [];
  };

  test('a statement that is added is seen at once', () => {
    const stack = newStack();
    const key = new MultiRegionKey(stack, 'Key', REPLICAS);
    failed(stack);
    key.addToKeyPolicy(statement('Later'));
    const { keyPolicy } = key.primaryKey.node.defaultChild as CfnResource & { keyPolicy: unknown };
    expect(stack.resolve(keyPolicy).Statement.map(({ Sid }: { Sid: string }) => Sid)).toContain('Later');
  });

  test('a value that has changed is written as it is then', () => {
    const stack = newStack();
    let name = 'before';
    const role = Lazy.uncachedString({ produce: () => `arn:aws:iam::444455556666:role/${name}` });
    new MultiRegionKey(stack, 'Key', REPLICAS).addToKeyPolicy(statement('Lazy', new iam.ArnPrincipal(role)));
    failed(stack);
    name = 'after';
    expect(statementOf(stack, 'Lazy').Principal.AWS).toBe('arn:aws:iam::444455556666:role/after');
  });
});
