import { fleetIn, LegibleResource, maximalFleetIn, NAME, ofType, ORGANIZATION, resourcesOf } from '../../fleet-support';
import { ACCOUNT, newStack } from '../../support';

/** The resources of a fleet in a stack of its own. */
function resourcesWith(fleet: typeof fleetIn): LegibleResource[] {
  const stack = newStack();
  fleet(stack);
  return resourcesOf(stack);
}

/** What each role may do, by its id: actions, resources and condition of each statement. */
function rightsIn(resources: readonly LegibleResource[]): Record<string, unknown[][]> {
  const policies = ofType(resources, 'AWS::IAM::Policy').map(({ Roles, PolicyDocument }) => {
    expect(Roles).toHaveLength(1);
    const statements = PolicyDocument.Statement.map(({ Effect, Action, Resource, Condition, ...rest }: any) => {
      expect([Effect, rest]).toEqual(['Allow', {}]);
      return [[Action].flat(), [Resource].flat(), ...(Condition ? [Condition] : [])];
    });
    return [Roles[0], statements];
  });
  return Object.fromEntries(policies);
}

/** Who may take each role, by its id. */
function trustIn(resources: readonly LegibleResource[]): Record<string, unknown> {
  const roles = resources.filter(({ type }) => type === 'AWS::IAM::Role');
  return Object.fromEntries(
    roles.map(({ id, properties: { AssumeRolePolicyDocument, ManagedPolicyArns, Policies } }) => {
      expect([ManagedPolicyArns, Policies]).toEqual([undefined, undefined]);
      const [{ Effect, Action, Principal, Condition }, ...others] = AssumeRolePolicyDocument.Statement;
      expect([Effect, Action, others]).toEqual(['Allow', 'sts:AssumeRole', []]);
      return [id, { ...Principal, ...Condition }];
    }),
  );
}

test('each role may do this, and nothing else', () => {
  const logs = (group: string) => [['logs:CreateLogStream', 'logs:PutLogEvents'], [`${group}.Arn`]];
  const reports = [
    [['s3:GetObject', 's3:PutObject'], [`FleetReports.Arn/${NAME}/*`]],
    [['s3:ListBucket'], ['FleetReports.Arn']],
    [['events:PutEvents'], ['FleetBus.Arn']],
  ];
  const states = (resource: string) => `arn:aws:states:us-east-1:${ACCOUNT}:${resource}`;
  expect(rightsIn(resourcesWith(fleetIn))).toEqual({
    FleetCheckRowRole: [
      logs('FleetCheckRowLogs'),
      ...reports,
      [
        ['sts:AssumeRole'],
        ['arn:aws:iam::*:role/zoom-cmk-fleet-reader'],
        { StringEquals: { 'aws:ResourceOrgID': ORGANIZATION } },
      ],
    ],
    FleetSummaryRole: [logs('FleetSummaryLogs'), ...reports, [['s3:GetObject'], ['FleetReports.Arn/inventory.json']]],
    FleetRunsRole: [
      // Neither has resources: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
      [
        [
          ...['logs:CreateLogDelivery', 'logs:GetLogDelivery', 'logs:UpdateLogDelivery', 'logs:DeleteLogDelivery'],
          ...['logs:ListLogDeliveries', 'logs:PutResourcePolicy', 'logs:DescribeResourcePolicies'],
          'logs:DescribeLogGroups',
        ],
        ['*'],
      ],
      [
        [
          ...['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
          ...['xray:GetSamplingRules', 'xray:GetSamplingTargets'],
        ],
        ['*'],
      ],
      [['lambda:InvokeFunction'], ['FleetCheckRow.Arn', 'FleetSummary.Arn']],
      [['s3:GetObject'], ['FleetReports.Arn/inventory.json', `FleetReports.Arn/${NAME}/runs/*`]],
      [['s3:PutObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'], [`FleetReports.Arn/${NAME}/runs/*`]],
      // What a map needs besides: https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
      [['states:StartExecution'], [states(`stateMachine:${NAME}`)]],
      [
        ['states:DescribeExecution', 'states:StopExecution'],
        [states(`execution:${NAME}:*`), states(`execution:${NAME}/*`)],
      ],
    ],
    FleetRunsEventsRole: [[['states:StartExecution'], ['FleetRuns']]],
  });
});

test('each role is that of one service', () => {
  expect(trustIn(resourcesWith(fleetIn))).toEqual({
    FleetCheckRowRole: { Service: 'lambda.amazonaws.com' },
    FleetSummaryRole: { Service: 'lambda.amazonaws.com' },
    FleetRunsRole: { Service: 'states.amazonaws.com', StringEquals: { 'aws:SourceAccount': ACCOUNT } },
    FleetRunsEventsRole: { Service: 'events.amazonaws.com' },
  });
});

test('the roles reach what is given: the inventory, the folder of the fleet and the key of the bucket', () => {
  const rights = rightsIn(resourcesWith(maximalFleetIn));
  const ofKey = [
    ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
    [`arn:aws:kms:us-east-1:${ACCOUNT}:key/of-bucket`],
  ];
  for (const role of ['FleetCheckRowRole', 'FleetSummaryRole', 'FleetRunsRole']) {
    expect(rights[role]).toContainEqual(ofKey);
  }
  const resources = Object.values(rights).flatMap(statements => statements.flatMap(([, each]) => each as string[]));
  expect(new Set(resources.filter(resource => resource.includes(':s3:::')))).toEqual(
    new Set([
      'arn:aws:s3:::given-bucket',
      `arn:aws:s3:::given-bucket/${NAME}/*`,
      `arn:aws:s3:::given-bucket/${NAME}/runs/*`,
      'arn:aws:s3:::given-bucket/fleet/rows.json',
    ]),
  );
  expect(resources).toContain('arn:aws:iam::*:role/key-reader');
});
