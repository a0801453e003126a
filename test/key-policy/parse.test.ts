import { KeyPolicyError, parseKeyPolicy } from '../../lib/key-policy';

const statement = { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' };

test('a policy is read from its text or its value, one statement or many, one value or a list', () => {
  const value = { Version: '2012-10-17', Id: 'key', Statement: statement };
  const policy = parseKeyPolicy(JSON.stringify(value));
  expect(policy).toEqual(parseKeyPolicy(value));
  expect(policy).toEqual(parseKeyPolicy({ ...value, Statement: [{ ...statement, Action: ['kms:*'] }] }));
  expect(policy).toMatchObject({ version: '2012-10-17', id: 'key', statements: [{ effect: 'Allow', conditions: [] }] });
});

test('a policy without a version is one of 2008', () => {
  expect(parseKeyPolicy({ Statement: [] }).version).toBe('2008-10-17');
});

test('a statement may lack Action and Resource', () => {
  const { statements } = parseKeyPolicy({ Statement: { Effect: 'Deny', Principal: { AWS: [] } } });
  expect(statements[0]).toMatchObject({ actions: undefined, resources: undefined });
});

test('values of conditions may be text, numbers and truth values', () => {
  const conditions = { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { 'k:a': [1, '2'] } };
  expect(parseKeyPolicy({ Statement: { ...statement, Condition: conditions } }).statements[0].conditions).toEqual([
    { operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] },
    { operator: 'NumericLessThan', key: 'k:a', values: ['1', '2'] },
  ]);
});

test('every type of principal is read, and so is the negation', () => {
  const types = { AWS: ['1', '2'], Service: 's', Federated: 'f', CanonicalUser: 'c' };
  const { statements } = parseKeyPolicy({ Statement: { ...statement, Principal: undefined, NotPrincipal: types } });
  expect(statements[0].principals).toEqual({
    not: true,
    values: [
      { type: 'AWS', value: '1' },
      { type: 'AWS', value: '2' },
      { type: 'Service', value: 's' },
      { type: 'Federated', value: 'f' },
      { type: 'CanonicalUser', value: 'c' },
    ],
  });
});

test('a bare star is the principal that AWS calls everybody', () => {
  expect(parseKeyPolicy({ Statement: statement }).statements[0].principals).toEqual({
    not: false,
    values: [{ type: 'AWS', value: '*' }],
  });
});

test('an error says its name, its place and what is wrong there', () => {
  expect(() => parseKeyPolicy({ Statement: [], Id: null })).toThrow('$.Id: null is no text');
  expect(new KeyPolicyError('$.Id', 'null is no text')).toMatchObject({ name: 'KeyPolicyError', path: '$.Id' });
});

const inStatement = (element: object) => ({ Statement: [statement, { ...statement, ...element }] });

test.each<[unknown, string, string]>([
  ['{', '$', 'no JSON'],
  ['', '$', 'no JSON'],
  [undefined, '$', 'nothing where a key policy should be'],
  [null, '$', 'null where a key policy should be'],
  [[], '$', 'a list where a key policy should be'],
  [17, '$', '17 where a key policy should be'],
  [{}, '$.Statement', 'missing'],
  [{ Statement: 'x' }, '$.Statement', '"x" where a statement should be'],
  [{ Version: '2020-01-01', Statement: [] }, '$.Version', 'give 2012-10-17'],
  [{ Statement: [], Extra: 1 }, '$.Extra', 'there are Version, Id, Statement'],
  [{ statement: [] }, '$.statement', 'write Statement'],
  [{ Id: 5, Statement: [] }, '$.Id', '5 is no text'],
  [{ Statement: [[]] }, '$.Statement[0]', 'a list where a statement should be'],
  [inStatement({ Effect: 'y'.repeat(60) }), '$.Statement[1].Effect', `"${'y'.repeat(60)}" is no effect`],
  [inStatement({ Effect: 'y'.repeat(61) }), '$.Statement[1].Effect', `"${'y'.repeat(60)}"… is no effect`],
  [inStatement({ Effect: 'allow' }), '$.Statement[1].Effect', '"allow" is no effect, give Allow or Deny'],
  [inStatement({ Principal: undefined }), '$.Statement[1].Principal', 'missing'],
  [inStatement({ Principal: '111122223333' }), '$.Statement[1].Principal', 'give "*" or an object'],
  [inStatement({ Principal: { Aws: 'x' } }), '$.Statement[1].Principal.Aws', 'no type of principal'],
  [inStatement({ Principal: { AWS: { x: 1 } } }), '$.Statement[1].Principal.AWS', 'an object is no text'],
  [inStatement({ Principal: 5 }), '$.Statement[1].Principal', '5 where principals should be'],
  [inStatement({ Principal: { Aws: 'x' } }), '$.Statement[1].Principal.Aws', 'AWS, Federated, Service, CanonicalUser'],
  [inStatement({ NotPrincipal: '*' }), '$.Statement[1].NotPrincipal', 'not both'],
  [inStatement({ NotAction: 'x' }), '$.Statement[1].NotAction', 'not both'],
  [inStatement({ Action: undefined, NotAction: [1] }), '$.Statement[1].NotAction[0]', '1 is no text'],
  [inStatement({ Action: [1] }), '$.Statement[1].Action[0]', '1 is no text'],
  [inStatement({ Resource: null }), '$.Statement[1].Resource', 'null is no text'],
  [inStatement({ Sid: true }), '$.Statement[1].Sid', 'true is no text'],
  [inStatement({ actions: 'x' }), '$.Statement[1].actions', 'no element of a policy'],
  [inStatement({ Condition: [] }), '$.Statement[1].Condition', 'a list where conditions should be'],
  [inStatement({ Condition: { StringEqual: {} } }), '$.Statement[1].Condition.StringEqual', 'no condition operator'],
  [inStatement({ Condition: { Equals: {} } }), '$.Statement[1].Condition.Equals', 'StringEquals, StringNotEquals, '],
  [inStatement({ Condition: { Bool: 'x' } }), '$.Statement[1].Condition.Bool', 'where condition keys should be'],
  [
    inStatement({ Condition: { Bool: { 'k:a': ['x', {}] } } }),
    '$.Statement[1].Condition.Bool["k:a"][1]',
    'an object is no text, number or truth value',
  ],
  [
    '{"Statement":{"Effect":"Allow","Principal":"*","Condition":{"StringEquals":{"k:a":12345678901234567890}}}}',
    '$.Statement.Condition.StringEquals["k:a"]',
    '12345678901234567000 is too large to be kept exactly as a number, write it as a text',
  ],
  [inStatement({ ['x'.repeat(40)]: 1 }), `$.Statement[1].${'x'.repeat(40)}`, 'no element of a policy'],
  [inStatement({ ['x'.repeat(41)]: 1 }), `$.Statement[1]["${'x'.repeat(41)}"]`, 'no element of a policy'],
  [inStatement({ Action2: 1 }), '$.Statement[1]["Action2"]', 'no element of a policy'],
  [inStatement({ ['x'.repeat(100)]: 1 }), `$.Statement[1]["${'x'.repeat(60)}"…]`, 'no element of a policy'],
])('fails on %j at %s', (policy, path, problem) => {
  const parse = () => parseKeyPolicy(policy);
  expect(parse).toThrow(KeyPolicyError);
  expect(parse).toThrow(problem);
  expect(parse).toThrow(expect.objectContaining({ path }));
});

test('keys of the prototype are elements like any other, and none', () => {
  const parse = () => parseKeyPolicy('{"__proto__": {"Statement": []}, "Version": "2012-10-17"}');
  expect(parse).toThrow('no element of a policy');
  expect(
    parseKeyPolicy('{"Statement": {"Effect": "Allow", "Principal": {"AWS": "constructor"}}}').statements,
  ).toHaveLength(1);
});
