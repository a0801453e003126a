import * as fc from 'fast-check';
import { KnownFailure } from '../../../lib/drift/live';
import { parseTemplate } from '../../../lib/drift/live/template-text';

test('a template may be JSON, YAML, or parsed already', () => {
  const template = { Resources: { Key: { Type: 'AWS::KMS::Key' } } };
  expect(parseTemplate(template)).toBe(template);
  expect(parseTemplate(` ${JSON.stringify(template)}`)).toEqual(template);
  expect(parseTemplate('Resources:\n  Key:\n    Type: AWS::KMS::Key\n')).toEqual(template);
  expect(parseTemplate('{Resources: {Key: {Type: AWS::KMS::Key}}}')).toEqual(template);
});

test.each([
  ['!Ref Key', { Ref: 'Key' }],
  ['!Condition Is', { Condition: 'Is' }],
  ['!Sub "${Key}"', { 'Fn::Sub': '${Key}' }],
  ['!GetAtt Key.Arn', { 'Fn::GetAtt': ['Key', 'Arn'] }],
  ['!GetAtt Nested.Outputs.Key.Arn', { 'Fn::GetAtt': ['Nested', 'Outputs.Key.Arn'] }],
  ['!GetAtt [Key, Arn]', { 'Fn::GetAtt': ['Key', 'Arn'] }],
  ['!Join ["", [a, !Ref B]]', { 'Fn::Join': ['', ['a', { Ref: 'B' }]] }],
  ['!If [Is, {a: !Ref B}, !Ref AWS::NoValue]', { 'Fn::If': ['Is', { a: { Ref: 'B' } }, { Ref: 'AWS::NoValue' }] }],
  ['!GetStackOutput {StackName: Zoom}', { 'Fn::GetStackOutput': { StackName: 'Zoom' } }],
  ['!NotKnownYet a', { 'Fn::NotKnownYet': 'a' }],
  ['[&a !Ref Key, *a]', [{ Ref: 'Key' }, { Ref: 'Key' }]],
  ['2012-10-17', '2012-10-17'],
  ['yes', true],
  ['012', 10],
  ['{a: 1, a: 2}', { a: 2 }],
])('YAML has %s as CloudFormation reads it', (yaml, value) => {
  expect(parseTemplate(`A: ${yaml}\n`)).toEqual({ A: value });
});

test.each([
  ['a list', '[1]', 'the template is not an object'],
  ['nothing', '', 'the template is not an object'],
  ['no value', undefined, 'the template is not an object'],
  ['no YAML', 'a: [', 'the template is not valid YAML'],
  ['more than is read', ' '.repeat(4 * 1024 * 1024 + 1), 'more than the 4194304 that are read'],
  [
    'aliases of aliases of aliases',
    [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefg'.split('').map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdef'[at]}`).join()}]`),
    ].join('\n'),
    'Excessive alias count',
  ],
])('fails on %s', (_, body, message) => {
  expect(() => parseTemplate(body)).toThrow(KnownFailure);
  expect(() => parseTemplate(body)).toThrow(message);
});

test('any text is a template, or a failure that is known', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: fc.constantFrom(...'{}[]:&*! \n-"a') })), text => {
      try {
        expect(typeof parseTemplate(text)).toBe('object');
      } catch (error) {
        expect(error).toBeInstanceOf(KnownFailure);
      }
    }),
    { numRuns: 500 },
  );
});
