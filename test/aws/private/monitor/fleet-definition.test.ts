import aslValidator from 'asl-validator';
import { fleetDefinition } from '../../../../lib/aws/private/monitor/fleet-definition';
import { handlersByArn, StateMachine } from '../../../states';
import { Objects } from '../../../states/tests/support';
import { fleetIn, maximalFleetIn, NAME, ofType, resourcesOf } from '../../fleet-support';
import { newStack } from '../../support';

const FLEET = {
  partition: 'aws',
  bucketName: 'reports',
  inventoryKey: 'inventory.json',
  resultsFolder: 'Fleet/runs',
  maxConcurrency: 20,
  checkRowArn: 'arn:aws:lambda:us-east-1:111122223333:function:CheckRow',
  summariseArn: 'arn:aws:lambda:us-east-1:111122223333:function:Summary',
  timeoutSeconds: 86_400,
};

/** The definition, and what is changed in it. */
function definition(change: (machine: any) => void = () => {}): any {
  const machine = JSON.parse(JSON.stringify(fleetDefinition(FLEET)));
  change(machine);
  return machine;
}

/** What is wrong with a definition, by the validator of others. It writes into what it is given. */
function faultsOf(machine: object): string[] {
  const { isValid, errors } = aslValidator(JSON.parse(JSON.stringify(machine)));
  expect(isValid).toBe(errors.length === 0);
  return errors.map(error => JSON.stringify(error));
}

/** What the interpreter of the tests says of a definition. */
function interpreted(machine: object): StateMachine {
  const surroundings = { functions: handlersByArn({}), objects: new Objects() };
  return new StateMachine(
    `arn:aws:states:us-east-1:111122223333:stateMachine:${NAME}`,
    JSON.stringify(machine),
    surroundings,
  );
}

test('a distributed map goes over the inventory, then one function sums up what its result writer wrote', () => {
  const { StartAt, TimeoutSeconds, States } = definition();
  expect([StartAt, TimeoutSeconds, Object.keys(States)]).toEqual(['CheckRows', 86_400, ['CheckRows', 'SumUp']]);
  expect(States.CheckRows).toMatchObject({
    Type: 'Map',
    MaxConcurrency: 20,
    ToleratedFailurePercentage: 100,
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON' },
      Parameters: { Bucket: 'reports', Key: 'inventory.json' },
    },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      States: { CheckRow: { Type: 'Task', Resource: FLEET.checkRowArn, End: true } },
    },
    ResultWriter: {
      Resource: 'arn:aws:states:::s3:putObject',
      Parameters: { Bucket: 'reports', Prefix: 'Fleet/runs' },
    },
    Next: 'SumUp',
  });
  expect(States.SumUp).toMatchObject({
    Type: 'Task',
    Resource: FLEET.summariseArn,
    Parameters: {
      inventory: { bucket: 'reports', key: 'inventory.json' },
      results: { 'bucket.$': '$.ResultWriterDetails.Bucket', 'key.$': '$.ResultWriterDetails.Key' },
    },
    End: true,
  });
});

test('what Lambda fails with is tried again, and nothing that a function throws', () => {
  const { CheckRows, SumUp } = definition().States;
  const { CheckRow } = CheckRows.ItemProcessor.States;
  for (const { Retry } of [CheckRow, SumUp]) {
    const names: string[] = Retry.flatMap(({ ErrorEquals }: any) => ErrorEquals);
    expect(names).toContain('Lambda.TooManyRequestsException');
    expect(names.filter(name => !/^Lambda\.\w+Exception$/.test(name))).toEqual([]);
  }
});

test('a row has more time than its function, so that it is the function that says why', () => {
  const stack = newStack();
  fleetIn(stack);
  const timeouts = ofType(resourcesOf(stack), 'AWS::Lambda::Function').map(({ Timeout }) => Timeout);
  const { TimeoutSeconds } = definition().States.CheckRows.ItemProcessor.States.CheckRow;
  expect(TimeoutSeconds).toBeGreaterThan(Math.max(...timeouts));
});

test('other partitions have resources of their own', () => {
  const { CheckRows } = (fleetDefinition({ ...FLEET, partition: 'aws-us-gov' }) as any).States;
  expect([CheckRows.ItemReader.Resource, CheckRows.ResultWriter.Resource]).toEqual([
    'arn:aws-us-gov:states:::s3:getObject',
    'arn:aws-us-gov:states:::s3:putObject',
  ]);
});

test('the definition is valid, and all of it is interpreted in tests', () => {
  expect(faultsOf(definition())).toEqual([]);
  expect(() => interpreted(definition())).not.toThrow();
});

test.each([
  ['minimal', fleetIn],
  ['maximal', maximalFleetIn],
])('so is that in the template with %s properties', (_, fleet) => {
  const stack = newStack();
  fleet(stack);
  const [{ DefinitionString }] = ofType(resourcesOf(stack), 'AWS::StepFunctions::StateMachine');
  const text = DefinitionString.replace(/(\w+)\.Arn/g, 'arn:aws:lambda:us-east-1:111122223333:function:$1');
  const machine = JSON.parse(text);
  expect(faultsOf(machine)).toEqual([]);
  expect(() => interpreted(machine)).not.toThrow();
  const { ItemReader, ItemProcessor, MaxConcurrency, ResultWriter } = machine.States.CheckRows;
  // Nothing in it is not said by what the fleet is made of.
  expect(machine).toEqual(
    fleetDefinition({
      partition: 'aws',
      bucketName: ItemReader.Parameters.Bucket,
      inventoryKey: ItemReader.Parameters.Key,
      resultsFolder: `${NAME}/runs`,
      maxConcurrency: MaxConcurrency,
      checkRowArn: ItemProcessor.States.CheckRow.Resource,
      summariseArn: machine.States.SumUp.Resource,
      timeoutSeconds: machine.TimeoutSeconds,
    }),
  );
  expect(ResultWriter.Parameters.Bucket).toBe(ItemReader.Parameters.Bucket);
});

test.each<[string, (machine: any) => void]>([
  ['a start that is not there', machine => (machine.StartAt = 'Gone')],
  ['a transition to nowhere', machine => (machine.States.CheckRows.Next = 'Gone')],
  ['no end', machine => delete machine.States.SumUp.End],
  ['a state that nothing leads to', machine => (machine.States.Other = machine.States.SumUp)],
  ['a misspelt field', machine => (machine.States.CheckRows.MaxConcurency = 1)],
  ['more than all failures', machine => (machine.States.CheckRows.ToleratedFailurePercentage = 101)],
  ['no processor', machine => delete machine.States.CheckRows.ItemProcessor],
  ['another mode', machine => (machine.States.CheckRows.ItemProcessor.ProcessorConfig.Mode = 'PARALLEL')],
  ['a task without its function', machine => delete machine.States.SumUp.Resource],
  ['a retrier without errors', machine => delete machine.States.SumUp.Retry[0].ErrorEquals],
])('fails with %s, for the validator and the interpreter', (_, change) => {
  expect(faultsOf(definition(change))).not.toEqual([]);
  expect(() => interpreted(definition(change))).toThrow();
});
