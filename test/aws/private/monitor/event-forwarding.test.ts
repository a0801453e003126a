import { deploy, ofType } from '../../deployed-templates';
import { monitored, MONITOR_NAME, patternRules } from '../../monitor-support';
import { ACCOUNT } from '../../support';

describe.each(['us-east-1', 'us-west-2', 'eu-central-1'])('in %s', region => {
  const { app } = monitored({}, { replicaRegions: ['us-west-2', 'eu-central-1'] });
  const stack = deploy(app).find(each => each.region === region)!;
  const busArn = `arn:aws:events:us-east-1:${ACCOUNT}:event-bus/${MONITOR_NAME}`;
  const isHub = region === 'us-east-1';
  const forwarding = patternRules([stack]).filter(({ bus }) => !bus);

  test("rules send calls and events of KMS, and in other Regions than the hub's the alarm, to the hub", () => {
    expect(forwarding.map(({ kind }) => kind)).toEqual(isHub ? ['calls', 'events'] : ['calls', 'events', 'alarms']);
    for (const { targets: sentTo } of forwarding) expect(sentTo).toMatchObject([{ Arn: busArn }]);
  });

  test("the role of these rules may put events on the hub's bus, and nothing else", () => {
    const roles = forwarding.flatMap(({ targets: sentTo }) => sentTo.map(({ RoleArn }) => RoleArn.split('.')[0]));
    expect(new Set(roles).size).toBe(1);
    const [role] = roles;
    const policies = ofType(stack, 'AWS::IAM::Policy').filter(({ Properties }) =>
      Properties.Roles.includes(`${role}.Ref`),
    );
    expect(policies.map(({ Properties }) => Properties.PolicyDocument.Statement)).toEqual([
      [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: busArn }],
    ]);
    expect(stack.resources[role].Properties).not.toHaveProperty('ManagedPolicyArns');
    expect(stack.resources[role].Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
      },
    ]);
  });
});
