import { INHERITED, intent, primaryKey, stackOf } from './support';
import { keysWithoutIntent } from '../../../lib/drift/declared';

const plain = (Type: string, more: object = {}) => ({ Type, Properties: {}, ...more });

test('keys that no construct of this library declared are listed, and no others', () => {
  const Resources = {
    Cmk: primaryKey(),
    Plain: plain('AWS::KMS::Key', { Metadata: { 'aws:cdk:path': 'Zoom/Plain/Resource' } }),
    PlainReplica: plain('AWS::KMS::ReplicaKey', { Metadata: 'none' }),
    Alias: plain('AWS::KMS::Alias'),
    Role: plain('AWS::IAM::Role'),
  };
  expect(keysWithoutIntent([stackOf({ Resources })])).toEqual([
    { constructPath: 'Zoom/Plain', stack: 'Zoom', logicalId: 'Plain' },
    { constructPath: 'Zoom/PlainReplica', stack: 'Zoom', logicalId: 'PlainReplica' },
  ]);
});

test('the path is that of the cloud assembly, without what stands for a replica in its own stack', () => {
  const constructPaths = new Map([['Replica', 'Zoom/Other/replica-us-west-2/Replica']]);
  const Resources = { Replica: plain('AWS::KMS::ReplicaKey') };
  expect(keysWithoutIntent([stackOf({ Resources }, { constructPaths })])).toMatchObject([
    { constructPath: 'Zoom/Other/replica-us-west-2' },
  ]);
});

test('a key with a malformed intent is no key without one', () => {
  const Resources = { Cmk: plain('AWS::KMS::Key', { Metadata: intent({ setRole: 'nonsense' }) }) };
  expect(keysWithoutIntent([stackOf({ Resources })])).toEqual([]);
});

test.each([
  undefined,
  null,
  5,
  'text',
  [],
  {},
  { Resources: null },
  { Resources: [{ Type: 'AWS::KMS::Key' }] },
  { Resources: { Cmk: null, Other: 'AWS::KMS::Key', Third: ['AWS::KMS::Key'], Fourth: { Type: ['AWS::KMS::Key'] } } },
])('a template that is %j has no keys', template => {
  expect(keysWithoutIntent([stackOf(template)])).toEqual([]);
});

test('names of what every object has are logical ids and types like any other', () => {
  const resources = INHERITED.map(name => `"${name}": {"Type": "AWS::KMS::Key"}`);
  const types = INHERITED.map(name => `"Typed${name}": {"Type": "${name}"}`);
  const template = JSON.parse(`{"Resources": {${[...resources, ...types].join()}}}`);
  expect(keysWithoutIntent([stackOf(template)]).map(({ logicalId }) => logicalId)).toEqual(INHERITED);
});
