import { handlersByArn, StateMachine } from '..';
import { machineOf, map, MACHINE, Objects, task } from './support';

const surroundings = { functions: handlersByArn({}), objects: new Objects() };

const retry = (fields: object) => ({ First: task('f', { End: true, Retry: [{ ErrorEquals: ['X'], ...fields }] }) });

test.each<[string, Record<string, object>, string]>([
  [
    'a type of state',
    { First: { Type: 'Pass', End: true } },
    "definition.States.First has the type 'Pass', which is not interpreted: Task, Map are",
  ],
  ['no type of state', { First: { End: true } }, "has the type 'undefined'"],
  [
    'a field of a task',
    { First: task('f', { End: true, ResultPath: '$.x' }) },
    "definition.States.First has the field 'ResultPath', which is not interpreted",
  ],
  ['a field of a map', { First: map({ ItemBatcher: {} }) }, "has the field 'ItemBatcher'"],
  [
    'a field of a reader',
    {
      First: map({
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON', MaxItems: 1 },
          Parameters: {},
        },
      }),
    },
    "ReaderConfig has the field 'MaxItems'",
  ],
  ['a field of a child', { First: map({}, { Catch: [] }) }, "ItemProcessor.States.Row has the field 'Catch'"],
  ['a catch', { First: task('f', { End: true, Catch: [] }) }, "has the field 'Catch'"],
  [
    'an integration',
    { First: task('f', { End: true, Resource: 'arn:aws:states:::lambda:invoke' }) },
    'First.Resource is "arn:aws:states:::lambda:invoke"',
  ],
  [
    'an inline map',
    {
      First: map({
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE', ExecutionType: 'STANDARD' },
          StartAt: 'Row',
          States: { Row: task('row') },
        },
      }),
    },
    'Mode is "INLINE", expected DISTRIBUTED',
  ],
  ['no limit of a map', { First: map({ MaxConcurrency: 0 }) }, 'MaxConcurrency is 0, expected a number, at least 1'],
  ['more than all failures', { First: map({ ToleratedFailurePercentage: 101 }) }, 'expected a number, 0 to 100'],
  ['a label with white space', { First: map({ Label: 'all rows' }) }, 'Label is "all rows"'],
  [
    'another kind of items',
    { First: map({ ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', ReaderConfig: {}, Parameters: {} } }) },
    's3:listObjectsV2',
  ],
  ['a wildcard for errors', retry({ ErrorEquals: ['States.ALL'] }), 'ErrorEquals is "States.ALL"'],
  ['no errors', retry({ ErrorEquals: [] }), 'ErrorEquals is [], expected a list of names'],
  ['a backoff that gets shorter', retry({ BackoffRate: 0.5 }), 'BackoffRate is 0.5, expected a number, at least 1'],
  ['another jitter', retry({ JitterStrategy: 'HALF' }), 'JitterStrategy is "HALF", expected FULL or NONE'],
  [
    'the context object',
    { First: task('f', { End: true, Parameters: { 'id.$': '$$.Execution.Id' } }) },
    "'id.$' has the path '$$.Execution.Id', which is not interpreted",
  ],
  [
    'a filter',
    { First: task('f', { End: true, Parameters: { list: [{ 'x.$': '$.a[0]' }] } }) },
    "has the path '$.a[0]'",
  ],
  ['a transition to nowhere', { First: task('f', { Next: 'Gone' }) }, 'First.Next is "Gone", expected a state'],
  ['two transitions', { First: task('f', { Next: 'First', End: true }) }, 'expected either Next or End'],
  ['no transition', { First: task('f', {}) }, 'expected either Next or End'],
  ['a state that nothing leads to', { First: task('f'), Other: task('f') }, 'nothing leads to definition.States.Other'],
  [
    'a child that starts nowhere',
    {
      First: map({
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Gone',
          States: { Row: task('row') },
        },
      }),
    },
    'StartAt is "Gone", expected a state: Row',
  ],
  [
    'a map that writes nothing',
    { First: map({ ResultWriter: undefined }) },
    'First has no ResultWriter, which is needed',
  ],
])('fails with %s', (_, states, message) => {
  expect(() => machineOf(states)).toThrow(message);
});

test.each<[string, string, string]>([
  [
    'another query language',
    '{"QueryLanguage":"JSONata","StartAt":"A","States":{}}',
    "definition has the field 'QueryLanguage'",
  ],
  ['no states', '{"StartAt":"A","States":{}}', 'definition.StartAt is "A"'],
  ['a list', '[]', 'definition is [], expected an object'],
  ['what is no JSON', '{', 'JSON'],
])('fails with %s for a definition', (_, definition, message) => {
  expect(() => new StateMachine(MACHINE, definition, surroundings)).toThrow(message);
});

test('fails with the ARN of something else', () => {
  const arn = 'arn:aws:states:us-east-1:111122223333:execution:Fleet:run';
  expect(() => new StateMachine(arn, '{}', surroundings)).toThrow(`'${arn}' is no ARN of a state machine`);
});
