import { handlersByArn, StateMachine, StatesFailure } from '..';
import { functionArn, machineOf, MACHINE, Objects, task } from './support';

test('states run in the order of their transitions, each with what the one before gave', async () => {
  const seen: unknown[] = [];
  const add = (amount: number) => (event: { sum: number }) => {
    seen.push(event);
    return { sum: event.sum + amount };
  };
  const machine = machineOf(
    { First: task('one', { Next: 'Second' }), Second: task('ten') },
    { one: add(1), ten: add(10) },
  );
  await expect(machine.execute({ sum: 0 })).resolves.toEqual({
    ...{ status: 'SUCCEEDED', output: { sum: 11 }, mapRuns: [], waits: [] },
  });
  expect(seen).toEqual([{ sum: 0 }, { sum: 1 }]);
});

test('parameters are what they say, with paths filled in from the input', async () => {
  const Parameters = { plain: '$.a', list: [{ 'deep.$': '$.a.b' }], 'all.$': '$' };
  const machine = machineOf({ First: task('echo', { End: true, Parameters }) }, { echo: event => event });
  const { output } = await machine.execute({ a: { b: [1] } });
  expect(output).toEqual({ plain: '$.a', list: [{ deep: [1] }], all: { a: { b: [1] } } });
});

test('a path that leads nowhere fails the execution', async () => {
  const machine = machineOf(
    { First: task('echo', { End: true, Parameters: { 'x.$': '$.toString' } }) },
    { echo: () => 1 },
  );
  await expect(machine.execute()).resolves.toMatchObject({ status: 'FAILED', error: 'States.ParameterPathFailure' });
});

test('what a handler gets and gives is JSON: nothing is shared, and nothing becomes null', async () => {
  const given = { at: new Date(0), gone: undefined };
  const machine = machineOf(
    { First: task('change', { Next: 'Second' }), Second: task('nothing') },
    {
      change: event => Object.assign(event, { changed: true }),
      nothing: event => (expect(event).toEqual({ at: '1970-01-01T00:00:00.000Z', changed: true }), undefined),
    },
  );
  await expect(machine.execute(given)).resolves.toMatchObject({ status: 'SUCCEEDED', output: null });
  expect(given).toEqual({ at: new Date(0), gone: undefined });
});

test.each<[string, unknown, string, object]>([
  ['an error', new RangeError('too far'), 'RangeError', { errorType: 'RangeError', errorMessage: 'too far' }],
  [
    'an error with a name of its own',
    Object.assign(new Error('no'), { name: 'AccessDenied' }),
    'AccessDenied',
    { errorMessage: 'no' },
  ],
  ['what is no error', 'oh', 'string', { errorType: 'string', errorMessage: 'oh', trace: [] }],
])('%s that a handler throws is told as by the runtime of Lambda', async (_, thrown, error, cause) => {
  const machine = machineOf({ First: task('fails') }, { fails: () => Promise.reject(thrown) });
  const execution = await machine.execute();
  expect(execution).toMatchObject({ status: 'FAILED', error });
  expect(JSON.parse(execution.cause!)).toMatchObject(cause);
});

describe('retries', () => {
  const Retry = [
    {
      ErrorEquals: ['Lambda.ServiceException', 'Lambda.TooManyRequestsException'],
      IntervalSeconds: 2,
      BackoffRate: 3,
      MaxAttempts: 4,
      MaxDelaySeconds: 30,
    },
  ];

  /** A machine whose function fails with these errors, one after the other, and then succeeds. */
  function failing(errors: unknown[], retry: object[] = Retry) {
    const left = [...errors];
    const handler = jest.fn(() => {
      if (left.length > 0) throw left.shift();
      return 'done';
    });
    return { handler, machine: machineOf({ First: task('fails', { End: true, Retry: retry }) }, { fails: handler }) };
  }

  const throttled = new StatesFailure('Lambda.TooManyRequestsException', 'Rate Exceeded.');

  test('errors that are listed are tried again, with longer and longer waits up to the longest', async () => {
    const { handler, machine } = failing([throttled, throttled, throttled, throttled]);
    await expect(machine.execute()).resolves.toMatchObject({
      status: 'SUCCEEDED',
      output: 'done',
      waits: [2, 6, 18, 30],
    });
    expect(handler).toHaveBeenCalledTimes(5);
  });

  test('after the last attempt the error stands', async () => {
    const { handler, machine } = failing(Array(9).fill(throttled));
    await expect(machine.execute()).resolves.toMatchObject({
      ...{ status: 'FAILED', error: 'Lambda.TooManyRequestsException', cause: 'Rate Exceeded.' },
    });
    expect(handler).toHaveBeenCalledTimes(5);
  });

  test('errors that are not listed are not tried again', async () => {
    const { handler, machine } = failing([new Error('of the function')]);
    await expect(machine.execute()).resolves.toMatchObject({ status: 'FAILED', error: 'Error', waits: [] });
    expect(handler).toHaveBeenCalledTimes(1);
  });

  test('each retrier counts for itself, and what it does not say is as the language has it', async () => {
    const late = new StatesFailure('States.Timeout', 'late');
    const { machine } = failing([throttled, late, throttled, late], [...Retry, { ErrorEquals: ['States.Timeout'] }]);
    await expect(machine.execute()).resolves.toMatchObject({ status: 'SUCCEEDED', waits: [2, 1, 6, 2] });
  });
});

describe('timeouts', () => {
  const never = () => new Promise(() => {});

  test('a function that takes longer than its task may fails it', async () => {
    const machine = machineOf({ First: task('never', { End: true, TimeoutSeconds: 7 }) }, { never }, { secondMs: 1 });
    await expect(machine.execute()).resolves.toMatchObject({
      ...{ status: 'FAILED', error: 'States.Timeout', cause: 'the task took longer than 7 seconds' },
    });
  });

  test('an execution that takes longer than the machine may ends, and starts nothing more', async () => {
    const second = jest.fn();
    const definition = {
      StartAt: 'First',
      TimeoutSeconds: 5,
      States: { First: task('slow', { Next: 'Second' }), Second: task('second') },
    };
    let finish = () => {};
    const slow = () => new Promise<void>(resolve => (finish = resolve));
    const functions = handlersByArn({ [functionArn('slow')]: slow, [functionArn('second')]: second });
    const machine = new StateMachine(MACHINE, JSON.stringify(definition), {
      functions,
      objects: new Objects(),
      secondMs: 1,
    });
    await expect(machine.execute()).resolves.toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    finish();
    await new Promise(setImmediate);
    expect(second).not.toHaveBeenCalled();
  });
});

test('data of more than 256 KiB fails the execution, on its way in and out', async () => {
  const machine = machineOf({ First: task('echo') }, { echo: event => event.repeat(2) });
  await expect(machine.execute('ä'.repeat(60_000))).resolves.toMatchObject({ status: 'SUCCEEDED' });
  for (const length of [100_000, 200_000]) {
    await expect(machine.execute('ä'.repeat(length))).resolves.toMatchObject({
      ...{ status: 'FAILED', error: 'States.DataLimitExceeded' },
    });
  }
});

test('fails the test, and not the execution, where a function is called that is not there', async () => {
  await expect(machineOf({ First: task('gone') }, { other: () => 1 }).execute()).rejects.toThrow(
    `there is no function ${functionArn('gone')}`,
  );
});
