import { App, CfnElement, Stack } from 'aws-cdk-lib';
import { templatesOf } from './deployed-templates';
import { monitored } from './monitor-support';
import { ACCOUNT, newStack } from './support';
import { KeyDriftMonitor, ZoomKmsKey, ZoomKmsKeyProps, ZoomSearchAccess } from '../../lib/aws';

/** Apps with and without monitors. */
const APPS: ReadonlyArray<[string, (isMonitored: boolean) => App]> = [
  ['a key with replicas', isMonitored => withKey({ replicaRegions: ['us-west-2', 'eu-central-1'] }, isMonitored)],
  [
    'a key with all that can be said of it',
    isMonitored =>
      withKey(
        {
          alias: 'zoom-cmk',
          description: 'All that can be said',
          replicaRegions: ['us-west-2'],
          search: ZoomSearchAccess.role(),
          retirementGuard: { allowedPrincipalArns: [`arn:aws:iam::${ACCOUNT}:role/administrator`] },
        },
        isMonitored,
      ),
  ],
  ['a key whose replicas are in stacks of the app', isMonitored => withStacks(isMonitored)],
];

function withKey(props: ZoomKmsKeyProps, isMonitored: boolean): App {
  const stack = newStack();
  const key = new ZoomKmsKey(stack, 'Cmk', props);
  if (isMonitored) key.monitor();
  return stack.node.root as App;
}

function withStacks(isMonitored: boolean): App {
  const stack = newStack();
  const west = new Stack(stack.node.root, 'West', { env: { account: ACCOUNT, region: 'us-west-2' } });
  const key = new ZoomKmsKey(stack, 'Cmk', { replicaStacks: { 'us-west-2': west } });
  if (isMonitored) key.monitor();
  return stack.node.root as App;
}

describe.each(APPS)('%s', (_, build) => {
  const [without, withMonitor] = [build(false), build(true)];
  const [before, after] = [templatesOf(without), templatesOf(withMonitor)];

  test('has the same stacks, which depend on each other as before', () => {
    const dependencies = (app: App) =>
      app.synth().stacks.map(each => [each.stackName, each.dependencies.map(({ id }) => id)]);
    expect(dependencies(withMonitor)).toEqual(dependencies(without));
  });

  test('differs by the resources of its monitor alone', () => {
    for (const [name, template] of Object.entries(before)) {
      const kept = Object.entries(after[name].Resources).filter(([id]) => id in template.Resources);
      expect(JSON.stringify({ ...after[name], Resources: Object.fromEntries(kept) })).toBe(JSON.stringify(template));
    }
  });

  test('has no reference to another stack but that of a replica to its primary', () => {
    for (const template of Object.values(after)) {
      const references = JSON.stringify(template).match(/Fn::(ImportValue|GetStackOutput)|Custom::/g) ?? [];
      const replicas = Object.values<any>(template.Resources).filter(({ Type }) => Type === 'AWS::KMS::ReplicaKey');
      expect(references).toEqual(replicas.map(() => 'Fn::GetStackOutput'));
      for (const { Properties } of replicas) expect(Properties.PrimaryKeyArn).toHaveProperty(['Fn::GetStackOutput']);
    }
  });
});

test('the monitored key protects nothing of the path of its alarms', () => {
  const { app, stack, key, monitor } = monitored();
  new KeyDriftMonitor(stack, 'Drift', { monitor });
  const templates = templatesOf(app);
  const logicalId = stack.getLogicalId(key.primaryKey.node.defaultChild as CfnElement);
  const naming = Object.values<any>(templates.Zoom.Resources).filter(({ Properties }) =>
    JSON.stringify(Properties).includes(`"${logicalId}"`),
  );
  // Its alias, the patterns that know it, and the right to look at it.
  expect(naming.map(({ Type }) => Type)).toEqual([
    'AWS::KMS::Alias',
    'AWS::Events::Rule',
    'AWS::Events::Rule',
    'AWS::IAM::Policy',
  ]);
});
