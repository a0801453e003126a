import { keyCheck, ARN } from './support';
import { DriftReport, fixPlan, KeyCheck } from '../../lib/drift';
import { compareKeyPolicies, parseKeyPolicy } from '../../lib/key-policy';

const REGION = 'us-east-1';
const EU_ARN = ARN.replace(REGION, 'eu-west-1');
const kms = (operation: string, ...options: string[]) =>
  ['aws kms', operation, '--region', REGION, '--key-id', ARN, ...options].join(' ');

/** A report that says no more than that something differs. */
const DRIFT = { outcome: 'drift', findings: [] } as unknown as DriftReport;
const planOf = (...checks: KeyCheck[]) => fixPlan(checks, DRIFT);

test('where all is as declared there is nothing to restore', () => {
  expect(planOf(keyCheck())).toEqual([]);
});

test('what no command restores is left to people, and said', () => {
  const finding = (ruleId: string, message: string) => ({ ruleId, message }) as DriftReport['findings'][number];
  const findings = [finding('replica-undeclared', 'a key\nmore'), finding('tags-differ', 'a tag')];
  expect(fixPlan([keyCheck()], { ...DRIFT, findings })).toEqual(['# left to you: a key more (replica-undeclared)']);
});

test.each<[string, KeyCheck, string[]]>([
  ['a disabled key', keyCheck({}, { state: 'Disabled' }), [kms('enable-key')]],
  ['a key that should be disabled', keyCheck({ enabled: { value: false } }), [kms('disable-key')]],
  ['a scheduled deletion', keyCheck({}, { state: 'PendingDeletion' }), [kms('cancel-key-deletion'), kms('enable-key')]],
  [
    'a primary that waits for its replicas to be deleted',
    keyCheck({}, { state: 'PendingReplicaDeletion' }),
    [kms('cancel-key-deletion'), kms('enable-key')],
  ],
  [
    'a scheduled deletion of a key that should be disabled',
    keyCheck({ enabled: { value: false } }, { state: 'PendingDeletion' }),
    [kms('cancel-key-deletion')],
  ],
  [
    'rotation that is off',
    keyCheck({}, { rotation: { value: { enabled: false } } }),
    [kms('enable-key-rotation', '--rotation-period-in-days', '365')],
  ],
  [
    'another period',
    keyCheck({ rotation: { value: { enabled: true, periodInDays: 90 } } }),
    [kms('enable-key-rotation', '--rotation-period-in-days', '90')],
  ],
  ['rotation that is on', keyCheck({ rotation: { value: { enabled: false } } }), [kms('disable-key-rotation')]],
  [
    'a description',
    keyCheck({ description: { value: "Zoom's" } }),
    [kms('update-key-description', '--description', String.raw`'Zoom'\''s'`)],
  ],
  [
    'aliases',
    keyCheck({ aliases: { value: ['alias/a'] } }, { aliases: { value: ['alias/b'] } }),
    [
      ['create-alias', 'update-alias']
        .map(operation => `aws kms ${operation} --region ${REGION} --alias-name alias/a --target-key-id ${ARN}`)
        .join(' || '),
      `aws kms delete-alias --region ${REGION} --alias-name alias/b`,
    ],
  ],
  [
    'tags',
    keyCheck({ tags: { value: { a: '1' } } }, { tags: { value: { a: '2', b: '' } } }),
    [
      kms('tag-resource', '--tags', `'[{"TagKey":"a","TagValue":"1"}]'`),
      kms('untag-resource', '--tag-keys', `'["b"]'`),
    ],
  ],
  [
    'tags that are named as what every object has',
    keyCheck({}, { tags: { value: { constructor: '1' } } }),
    [kms('untag-resource', '--tag-keys', `'["constructor"]'`)],
  ],
  [
    'a primary that is one no longer',
    keyCheck({}, { set: { role: 'replica', primaryArn: EU_ARN, replicaArns: [ARN] } }),
    [`aws kms update-primary-region --region eu-west-1 --key-id ${EU_ARN} --primary-region ${REGION}`],
  ],
])('%s is restored', (_, check, commands) => {
  expect(planOf(check)).toEqual(commands);
});

test('a policy that means something else is put back as declared', () => {
  const check = keyCheck();
  const live = parseKeyPolicy({ Statement: [] });
  const comparison = compareKeyPolicies(check.policy.declared!, live, { before: { arn: ARN }, after: { arn: ARN } });
  const [command, ...others] = planOf({ ...check, policy: { ...check.policy, live, comparison } });
  expect(others).toEqual([]);
  const policy = JSON.stringify((check.declared.policy as { value: unknown }).value);
  expect(command).toBe(kms('put-key-policy', '--policy-name', 'default', '--policy', `'${policy}'`));
});

test.each<[string, Partial<KeyCheck['declared']>, string]>([
  ['was never deployed is a matter of a deployment', { keyArn: undefined }, 'cdk deploy --all'],
  [
    'was a primary is a matter of thinking first',
    {},
    'deploy nothing before it is known why, and which Regions still have the key',
  ],
  [
    'was a replica is made again where its stack is gone',
    { intent: { ...keyCheck().declared.intent, setRole: 'replica' } },
    'delete the stack Zoom, then cdk deploy --all',
  ],
])('what does not exist and %s', (_, properties, way) => {
  const { live: __, declared, ...check } = keyCheck();
  expect(planOf({ ...check, declared: { ...declared, ...properties }, missing: 'gone' })).toEqual([
    `# Zoom/Cmk in us-east-1 does not exist: ${way}`,
  ]);
});

test('what could not be looked at, or is not known, is left alone', () => {
  const { live: _, ...unseen } = keyCheck();
  const unresolved = { unresolved: ['x'] };
  const failure = { failure: { operation: 'x', region: REGION, reason: 'other' as const, message: 'x' } };
  const unknown = keyCheck(
    { enabled: unresolved, description: unresolved, tags: unresolved, aliases: unresolved, rotation: unresolved },
    { state: 'Disabled', description: 'x', tags: { value: { a: '' } }, aliases: { value: ['alias/x'] } },
  );
  const unread = keyCheck(
    { tags: { value: { a: '' } }, aliases: { value: ['alias/a'] } },
    { tags: failure, aliases: failure, rotation: failure },
  );
  expect(planOf(unseen, unknown, unread)).toEqual([]);
});
