import { faultsOfIntrinsics } from '../../../lib/aws/private/intrinsics';

test.each([
  'text',
  1,
  undefined,
  { Statement: [{ Action: 'kms:*' }], Version: '2012-10-17' },
  { Ref: 'AWS::AccountId' },
  { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']] },
  { 'Fn::Select': [0, { 'Fn::Split': [',', 'a,b'] }] },
  { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${!Literal}' },
  { 'Fn::Sub': ['${Name}', { Name: { Ref: 'AWS::AccountId' } }] },
])('%j is the same in every Region', value => {
  expect(faultsOfIntrinsics(value)).toEqual([]);
});

test.each([
  [{ Ref: 'AWS::Region' }, 'uses AWS::Region, which is not the same in every Region'],
  [{ a: [{ 'Fn::Join': ['', ['s3.', { Ref: 'AWS::Region' }]] }] }, 'uses AWS::Region'],
  [{ Ref: 'Parameter' }, "refers to Parameter, which other Regions can't read"],
  [{ 'Fn::Sub': 'alias/${AWS::StackName}' }, 'uses AWS::StackName'],
  [{ 'Fn::Sub': ['${Role.Arn}${Name}', { Name: 'x' }] }, 'refers to Role.Arn'],
  [{ 'Fn::Sub': ['${Name}', { Name: { Ref: 'Parameter' } }] }, 'refers to Parameter'],
  [{ 'Fn::GetAtt': ['Role', 'Arn'] }, "uses Fn::GetAtt, which other Regions can't evaluate"],
  [{ 'Fn::ImportValue': 'x' }, 'uses Fn::ImportValue'],
  [{ 'Fn::If': ['Condition', 'a', 'b'] }, 'uses Fn::If'],
])('%j is not', (value, fault) => {
  expect(faultsOfIntrinsics(value)).toEqual([expect.stringContaining(fault)]);
});
