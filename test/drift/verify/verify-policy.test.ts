import * as fc from 'fast-check';
import {
  ACCOUNT,
  allow,
  ARN,
  broker,
  consoleForm,
  parsedPolicyOf,
  root,
  search,
  ZOOM_ROLE,
  ZOOM_ROOT,
} from './support';
import { verifyPolicy, ZoomRequirements } from '../../../lib/drift/verify';

const OTHER = '444455556666';
const ADMIN = `arn:aws:iam::${ACCOUNT}:role/KeyAdmin`;
const SEARCH_ACTIONS = search().Action as string[];

/** What is found in a policy, asked for the key broker's account alone unless more is said: `kind severity rule: message`. */
function found(statements: readonly object[], asked: Partial<ZoomRequirements> = {}, keyArn?: string) {
  const requirements = { broker: 'account' as const, search: false, ...asked };
  const policy = parsedPolicyOf(...statements);
  const { report } = verifyPolicy({ policy, name: 'policy.json', account: ACCOUNT, keyArn, requirements });
  return {
    outcome: report.outcome,
    findings: report.findings.map(({ kind, severity, ruleId, message }) => `${kind} ${severity} ${ruleId}: ${message}`),
  };
}

const role = (condition: object) => broker(ZOOM_ROOT, undefined, condition);
const deny = (principal: string, action: string, condition?: object) => ({
  ...allow(principal, action, condition),
  Effect: 'Deny',
});

describe('passes with nothing to say', () => {
  test.each<[string, object[], Partial<ZoomRequirements>?]>([
    ["the article's JSON", [root(), broker()]],
    ["the article's JSON with search", [root(), broker(), search()], { search: true }],
    ['an account id in place of the root’s ARN', [root(), broker('409910850980')]],
    ['the account, and its role beside it', [root(), broker(), broker(ZOOM_ROLE)]],
    ['the role, asked for', [root(), broker(ZOOM_ROLE)], { broker: 'role' }],
    [
      'the account limited to its role, asked for the role',
      [root(), role({ ArnEquals: { 'aws:PrincipalArn': ZOOM_ROLE } })],
      { broker: 'role' },
    ],
    ['the same by StringLike', [root(), role({ StringLike: { 'AWS:principalARN': ZOOM_ROLE } })], { broker: 'role' }],
    ['administrators of the owner', [root(), broker(), allow(ADMIN, 'kms:*')]],
    ['a condition for an administrator', [root(), broker(), allow(ADMIN, '*', { Bool: { 'aws:x': 'true' } })]],
    ['a Deny for an administrator', [root(), broker(), deny(ADMIN, 'kms:Decrypt')]],
    [
      'everybody of the owner’s account',
      [root(), broker(), allow('*', 'kms:*', { StringEquals: { 'kms:CallerAccount': ACCOUNT } })],
    ],
    [
      'everybody whose ARN is of the owner’s account',
      [root(), broker(), allow('*', 'kms:*', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/*` } })],
    ],
    [
      'a service of AWS that works for the owner',
      [
        root(),
        broker(),
        {
          ...allow('*', 'kms:Decrypt', { StringEquals: { 'aws:SourceAccount': ACCOUNT } }),
          Principal: { Service: 'logs.us-east-1.amazonaws.com' },
        },
      ],
    ],
    [
      'a Deny of requests without TLS, which KMS never gets',
      [root(), broker(), deny('*', 'kms:*', { Bool: { 'aws:SecureTransport': 'false' } })],
    ],
    ['an Allow of requests with TLS', [root(), role({ Bool: { 'aws:SecureTransport': true } })]],
    [
      'a guard against deletion',
      [root(), broker(), deny('*', 'kms:ScheduleKeyDeletion', { ArnNotLike: { 'aws:PrincipalArn': ADMIN } })],
    ],
    ['an action that has no effect from another account', [root(), broker(), allow(ZOOM_ROOT, 'kms:PutKeyPolicy')]],
  ])('%s', (_, statements, asked = {}) => {
    expect(found(statements, asked)).toEqual({ outcome: 'in-sync', findings: [] });
  });
});

describe('passes with a note: the form of the console', () => {
  const NOTES = [
    'note low console-form: Zoom key broker (409910850980) may do kms:CreateGrant, kms:RevokeGrant, kms:ListGrants (if Bool kms:GrantIsForAWSResource = true): what the console\'s "Add other AWS accounts" writes, as Zoom\'s article recommends',
    'note low console-form: Zoom key broker (409910850980) may do kms:ReEncryptFrom, kms:ReEncryptTo: what the console\'s "Add other AWS accounts" writes, as Zoom\'s article recommends',
  ];

  test('as it is', () => {
    expect(found(consoleForm())).toEqual({ outcome: 'in-sync', findings: NOTES });
  });

  test('beside the search service', () => {
    expect(found([...consoleForm(), search()], { search: true })).toEqual({ outcome: 'in-sync', findings: NOTES });
  });

  test('but not without the condition on grants', () => {
    const statements = consoleForm().map(({ Condition: _, ...statement }: any) => statement);
    expect(found(statements)).toEqual({
      outcome: 'drift',
      findings: [
        'drift high unexpected-access: Zoom key broker (409910850980) may do kms:CreateGrant, kms:RevokeGrant, kms:ListGrants, beyond what is asked for',
        NOTES[1],
      ],
    });
  });

  test('but not of a stranger', () => {
    const statements = consoleForm(`arn:aws:iam::${OTHER}:root`);
    expect(found(statements).findings[0]).toMatch(/^drift critical unexpected-access: account 444455556666 may do /);
  });
});

describe('what Zoom lacks', () => {
  test.each<[string, object[], Partial<ZoomRequirements>, string]>([
    [
      'everything',
      [root()],
      {},
      "critical broker-access-lost: Zoom key broker (409910850980) lacks kms:Decrypt, kms:Encrypt, kms:GenerateDataKey, kms:GenerateDataKeyWithoutPlaintext, kms:GenerateDataKeyPair, kms:GenerateDataKeyPairWithoutPlaintext and 1 more: content encrypted there can't be read",
    ],
    [
      'one action',
      [root(), broker(ZOOM_ROOT, ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'])],
      {},
      "critical broker-access-lost: Zoom key broker (409910850980) lacks kms:DescribeKey: Zoom can't see the key there",
    ],
    [
      'an action that is denied',
      [root(), broker(), deny(ZOOM_ROOT, 'kms:Encrypt')],
      {},
      "critical broker-access-lost: Zoom key broker (409910850980) lacks kms:Encrypt: new content can't be encrypted there",
    ],
    [
      'an action at times',
      [root(), broker(), deny('*', 'kms:Decrypt', { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } })],
      {},
      "critical broker-access-lost: Zoom key broker (409910850980) lacks kms:Decrypt: it has it, unless NotIpAddress aws:SourceIp = 192.0.2.0/24; content encrypted there can't be read",
    ],
    [
      'all but through one service',
      [root(), broker(ZOOM_ROOT, ['kms:*'], { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } })],
      {},
      "critical broker-access-lost: Zoom key broker (409910850980) lacks kms:Decrypt, kms:Encrypt, kms:GenerateDataKey, kms:GenerateDataKeyWithoutPlaintext, kms:GenerateDataKeyPair, kms:GenerateDataKeyPairWithoutPlaintext and 1 more: it has it only if StringEquals kms:ViaService = s3.us-east-1.amazonaws.com; content encrypted there can't be read",
    ],
    [
      'its account, where the role alone is let in',
      [root(), broker(ZOOM_ROLE)],
      {},
      "high broker-access-lost: the policy lets Zoom's key broker in as its role alone, arn:aws:iam::409910850980:role/keybroker-role, and its account is asked for: verify with --broker role where the role is meant",
    ],
    [
      'its account, where the account is limited to the role',
      [root(), role({ ArnEquals: { 'aws:PrincipalArn': ZOOM_ROLE } })],
      {},
      "high broker-access-lost: the policy lets Zoom's key broker in as its role alone, arn:aws:iam::409910850980:role/keybroker-role, and its account is asked for: verify with --broker role where the role is meant",
    ],
    [
      'its role, where another role is let in',
      [root(), broker('arn:aws:iam::409910850980:role/other')],
      { broker: 'role' },
      "critical broker-access-lost: Zoom key broker (role/keybroker-role of 409910850980) lacks kms:Decrypt, kms:Encrypt, kms:GenerateDataKey, kms:GenerateDataKeyWithoutPlaintext, kms:GenerateDataKeyPair, kms:GenerateDataKeyPairWithoutPlaintext and 1 more: content encrypted there can't be read",
    ],
    [
      'search',
      [root(), broker()],
      { search: true },
      'critical search-access-lost: Zoom search service (role/csms@prod_searchmanage_aw1 of 735735407888) lacks kms:Decrypt, kms:ReEncryptFrom, kms:Encrypt, kms:ReEncryptTo, kms:GenerateDataKey, kms:GenerateDataKeyWithoutPlaintext and 6 more: search data encryption does not work there',
    ],
    [
      'a grant of search that is not for a service of AWS',
      [
        root(),
        broker(),
        { ...search(), Action: SEARCH_ACTIONS.filter(action => action !== 'kms:CreateGrant') },
        {
          ...search(),
          Action: 'kms:CreateGrant',
          Condition: { Bool: { 'kms:GrantIsForAWSResource': true } },
        },
      ],
      { search: true },
      'critical search-access-lost: Zoom search service (role/csms@prod_searchmanage_aw1 of 735735407888) lacks kms:CreateGrant: it has it only if Bool kms:GrantIsForAWSResource = true; search data encryption does not work there',
    ],
  ])('%s', (_, statements, asked, finding) => {
    const { outcome, findings } = found(statements, asked);
    expect(outcome).toBe('drift');
    expect(findings).toContain(`drift ${finding}`);
  });
});

describe('who has more than is asked for', () => {
  test.each<[string, object[], Partial<ZoomRequirements>, string]>([
    ['everyone', [allow('*', 'kms:Decrypt')], {}, 'critical unexpected-access: anyone may do kms:Decrypt'],
    [
      'everyone of an organization',
      [allow('*', 'kms:Decrypt', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })],
      {},
      'critical unexpected-access: anyone may do kms:Decrypt (if StringEquals aws:PrincipalOrgID = o-1)',
    ],
    [
      'everyone whose ARN only looks like the owner’s',
      [allow('*', 'kms:Decrypt', { StringLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/${ACCOUNT}:x` } })],
      {},
      `critical unexpected-access: anyone may do kms:Decrypt (if StringLike aws:PrincipalArn = arn:aws:iam::*:role/${ACCOUNT}:x)`,
    ],
    [
      'everyone of the owner’s account or of another one',
      [allow('*', 'kms:Decrypt', { StringEquals: { 'kms:CallerAccount': [ACCOUNT, OTHER] } })],
      {},
      `critical unexpected-access: anyone may do kms:Decrypt (if StringEquals kms:CallerAccount = [${ACCOUNT}, ${OTHER}])`,
    ],
    [
      'everyone but the owner’s account',
      [allow('*', 'kms:Decrypt', { StringNotEquals: { 'kms:CallerAccount': ACCOUNT } })],
      {},
      `critical unexpected-access: anyone may do kms:Decrypt (if StringNotEquals kms:CallerAccount = ${ACCOUNT})`,
    ],
    [
      'a stranger',
      [allow(OTHER, 'kms:Decrypt')],
      {},
      'critical unexpected-access: account 444455556666 may do kms:Decrypt',
    ],
    [
      'a stranger beside an administrator',
      [allow([ADMIN, `arn:aws:iam::${OTHER}:role/x`], 'kms:Decrypt')],
      {},
      'critical unexpected-access: arn:aws:iam::444455556666:role/x may do kms:Decrypt',
    ],
    [
      'a service of AWS',
      [{ ...allow('*', 'kms:Decrypt'), Principal: { Service: 'logs.us-east-1.amazonaws.com' } }],
      {},
      'high unexpected-access: logs.us-east-1.amazonaws.com may do kms:Decrypt',
    ],
    [
      'the search service, not asked for',
      [{ ...search(), Action: ['kms:Decrypt'] }],
      {},
      'high unexpected-access: Zoom search service (role/csms@prod_searchmanage_aw1 of 735735407888) may do kms:Decrypt, beyond what is asked for',
    ],
    [
      'the key broker, by one more action',
      [allow(ZOOM_ROOT, 'kms:CreateGrant')],
      {},
      'high unexpected-access: Zoom key broker (409910850980) may do kms:CreateGrant, beyond what is asked for',
    ],
    [
      'the key broker’s account, where the role is asked for',
      [],
      { broker: 'role' },
      'high unexpected-access: Zoom key broker (409910850980) may do kms:Decrypt, kms:Encrypt, kms:GenerateDataKey, kms:GenerateDataKeyWithoutPlaintext, kms:GenerateDataKeyPair, kms:GenerateDataKeyPairWithoutPlaintext and 1 more, beyond what is asked for',
    ],
  ])('%s', (_, statements, asked, finding) => {
    expect(found([root(), broker(), ...statements], asked)).toEqual({
      outcome: 'drift',
      findings: [`drift ${finding}`],
    });
  });
});

describe('the owner', () => {
  test.each<[string, object[], string]>([
    [
      'nobody of whom may change the policy is locked out',
      [broker()],
      `critical lock-out-risk: nobody in account ${ACCOUNT} may change the key policy any more: the key is locked out`,
    ],
    [
      'of whom one role may change the policy is at risk',
      [broker(), allow(ADMIN, 'kms:*')],
      `critical lock-out-risk: IAM policies of account ${ACCOUNT} no longer let it change the key policy: once the principals that may are gone, the key is locked out`,
    ],
    [
      'whose role is gone has it named',
      [root(), broker(), { Sid: 'Admin', ...allow('AROAEXAMPLEEXAMPLE', 'kms:*') }],
      'high orphaned-principal: statement Admin of the policy names AROAEXAMPLEEXAMPLE, a role or user that no longer exists',
    ],
  ])('%s', (_, statements, finding) => {
    expect(found(statements)).toEqual({ outcome: 'drift', findings: [`drift ${finding}`] });
  });
});

test('what names a key is not proved until the key is known', () => {
  const statements = [root(), { ...broker(), Resource: ARN }];
  const { outcome, findings } = found(statements);
  expect(outcome).toBe('indeterminate');
  expect(findings).toEqual([
    expect.stringMatching(/^indeterminate high policy-not-comparable: what the policy gives is not proved; .*Resource/),
  ]);
  expect(found(statements, {}, ARN)).toEqual({ outcome: 'in-sync', findings: [] });
  expect(found(statements, {}, ARN.replace('mrk-1', 'mrk-2')).outcome).toBe('drift');
});

test('the report says what was looked at, what was asked for and what is not shown', () => {
  const requirements = { broker: 'role', search: true } as const;
  const policy = parsedPolicyOf(root());
  const { checks, report } = verifyPolicy({ policy, name: 'policy.json', account: ACCOUNT, keyArn: ARN, requirements });
  expect(report).toMatchObject({ schemaVersion: 1, requirements, notChecked: [] });
  expect(report.keys).toMatchObject([
    { constructPath: 'policy.json', account: ACCOUNT, region: 'us-east-1', keyArn: ARN, outcome: 'drift' },
  ]);
  expect(report.findings[0]).toMatchObject({ account: ACCOUNT, region: 'us-east-1', keyArn: ARN });
  expect(report.notShown[0]).toBe('the key itself and its replicas: a policy alone was looked at');
  expect(checks[0].policy.declared!.statements.map(({ sid }) => sid)).toEqual([
    ...['AccountRootFullAccess', 'ZoomKeyBroker', 'ZoomSearch'],
  ]);
});

test('fails where the ARN is of another account than the owner', () => {
  const requirements = { broker: 'account', search: false } as const;
  const policy = parsedPolicyOf(root());
  expect(() => verifyPolicy({ policy, name: 'x', account: OTHER, keyArn: ARN, requirements })).toThrow(
    `the key ${ARN} is of account ${ACCOUNT}, not ${OTHER}`,
  );
});

describe('whatever the policy', () => {
  const actions = fc.constantFrom('kms:*', 'kms:Decrypt', 'kms:Put*', 'kms:CreateGrant', 'kms:DescribeKey');
  const conditions = fc.constantFrom(
    undefined,
    { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    { StringLike: { 'kms:ViaService': 's3.*' } },
  );
  const statementOf = (principals: fc.Arbitrary<string>, effects = fc.constantFrom('Allow', 'Deny')) =>
    fc
      .tuple(effects, principals, actions, conditions)
      .map(([Effect, principal, action, condition]) => ({ ...allow(principal, action, condition), Effect }));
  const strangers = fc.constantFrom(OTHER, `arn:aws:iam::${OTHER}:role/x`, ZOOM_ROOT, ZOOM_ROLE, '*');
  const asked = fc.record({ broker: fc.constantFrom('account' as const, 'role' as const), search: fc.boolean() });
  const owned = fc.constantFrom(ADMIN, `arn:aws:iam::${ACCOUNT}:user/x`, `arn:aws:iam::${ACCOUNT}:role/y`);

  test('what its owner’s roles and users may do changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(statementOf(strangers), { maxLength: 4 }),
        fc.array(statementOf(owned), { maxLength: 4 }),
        asked,
        (others, own, requirements) => {
          const [without, beside] = [
            [root(), ...others],
            [root(), ...own, ...others],
          ];
          expect(found(beside, requirements)).toEqual(found(without, requirements));
        },
      ),
    );
  });

  test('the order of its statements changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(statementOf(fc.oneof(strangers, owned)), { maxLength: 5 }),
        asked,
        (statements, requirements) => {
          // In sentences, conditions keep the order in which they were met.
          const rules = (each: readonly object[]) => {
            const { outcome, findings } = found([root(), ...each], requirements);
            return [outcome, ...findings.map(text => text.split(':')[0]).sort()];
          };
          expect(rules([...statements].reverse())).toEqual(rules(statements));
        },
      ),
    );
  });

  test('an Allow for a stranger is never passed over', () => {
    const stranger = statementOf(fc.constantFrom('666677778888', '*'), fc.constant('Allow'));
    // From another account, KMS lets nobody put a policy.
    const withEffect = stranger.filter(({ Action }) => Action !== 'kms:Put*');
    fc.assert(
      fc.property(fc.array(statementOf(owned), { maxLength: 3 }), withEffect, asked, (own, statement, requirements) => {
        expect(found([root(), ...own, statement], requirements).findings.join()).toContain('unexpected-access');
      }),
    );
  });
});
