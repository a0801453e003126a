import { INHERITED, problemsOf, resolve, valueOf } from '../support';

const template = {
  Mappings: { Orgs: { 'us-east-1': { Id: 'o-1', Ids: ['o-1', 'o-2'] } } },
  Parameters: { Map: { Default: 'Orgs' } },
};
const find = (argument: unknown) => resolve({ 'Fn::FindInMap': argument }, template);
const REGION = { Ref: 'AWS::Region' };

test.each<[unknown, unknown]>([
  [['Orgs', 'us-east-1', 'Id'], 'o-1'],
  [[{ Ref: 'Map' }, REGION, { 'Fn::Sub': 'Id' }], 'o-1'],
  [
    ['Orgs', REGION, 'Ids'],
    ['o-1', 'o-2'],
  ],
  [['Orgs', REGION, 'Id', { DefaultValue: 'other' }], 'o-1'],
  [['Orgs', REGION, 'Name', { DefaultValue: REGION }], 'us-east-1'],
  [['Orgs', REGION, 'Name', { DefaultValue: '' }], ''],
])('Fn::FindInMap of %j gives %j', (argument, value) => {
  expect(valueOf(find(argument))).toEqual(value);
});

test.each<[unknown, string]>([
  [
    ['Orgs', REGION, 'Name'],
    '`Fn::FindInMap` of `Orgs.us-east-1.Name` in stack Zoom: the template has no such mapping',
  ],
  [['Orgs', REGION, 'Name', 'other'], 'the template has no such mapping'],
  [['Orgs', REGION, 'Name', { Other: 1 }], 'the template has no such mapping'],
  [['Orgs', 'us-east-1', 'Id', 'x', 'y'], 'it takes [mapping, key, key], got a list'],
  [['Orgs', 'us-east-1'], 'it takes [mapping, key, key], got a list'],
  ['Orgs', "it takes [mapping, key, key], got 'Orgs'"],
  [['Orgs', ['us-east-1'], 'Id'], 'it takes a text, got a list'],
  [['Orgs', { Ref: 'Nobody' }, 'Id', { DefaultValue: 'x' }], '`Ref` of `Nobody`'],
])('Fn::FindInMap of %j is named', (argument, problem) => {
  expect(problemsOf(find(argument))[0]).toContain(problem);
});

test.each(INHERITED)('a mapping has nothing that every object has: %s', name => {
  expect(problemsOf(find([name, name, name]))[0]).toContain('no such mapping');
  expect(problemsOf(find(['Orgs', name, 'name']))[0]).toContain('no such mapping');
  expect(problemsOf(find(['Orgs', 'us-east-1', name]))[0]).toContain('no such mapping');
});
