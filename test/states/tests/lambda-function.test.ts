import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LambdaFunction, LambdaProperties } from '..';
import { functionArn } from './support';

const CODE = `
let calls = 0;
exports.echo = (event, context) => ({
  event, calls: ++calls, arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis(), env: process.env,
});
exports.slow = () => new Promise(resolve => setTimeout(resolve, 20));
exports.log = ({ name }) => { console.log('one %s\\ntwo', name); console.error('three'); };
exports.fails = async () => { throw new RangeError('too far'); };
exports.nothing = () => undefined;
exports.exits = () => process.exit(3);
exports.grows = () => { for (const all = []; ; ) all.push(new Array(100_000).fill(Math.random())); };
`;

let code: string;
let functions: LambdaFunction[];

beforeEach(() => {
  code = mkdtempSync(join(tmpdir(), 'zoom-cmk-lambda-'));
  writeFileSync(join(code, 'index.js'), CODE);
  functions = [];
});
afterEach(async () => {
  await Promise.all(functions.map(each => each.stop()));
  rmSync(code, { recursive: true });
});

function lambda(name: string, properties: Partial<LambdaProperties> = {}): LambdaFunction {
  const made = new LambdaFunction({
    ...{ code, handler: `index.${name}`, arn: functionArn(name), environment: { NAME: 'x' } },
    ...{ timeoutSeconds: 900, memoryMb: 64, concurrency: 2, ...properties },
  });
  functions.push(made);
  return made;
}

test('a handler gets the event, its context and its own environment, and is kept for the next event', async () => {
  const echo = lambda('echo');
  const first = JSON.parse(await echo.invoke('{"a":[1]}'));
  expect(first).toEqual({
    event: { a: [1] },
    calls: 1,
    arn: functionArn('echo'),
    left: expect.any(Number),
    env: { NAME: 'x' },
  });
  expect(first.left).toBeGreaterThan(0);
  expect(first.left).toBeLessThanOrEqual(900_000);
  expect(JSON.parse(await echo.invoke('1'))).toMatchObject({ event: 1, calls: 2 });
});

test('so many run at once as the function has concurrency, and Lambda refuses more', async () => {
  const slow = lambda('slow');
  const outcomes = await Promise.allSettled([slow.invoke('1'), slow.invoke('2'), slow.invoke('3')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(outcomes[2]).toMatchObject({ reason: { error: 'Lambda.TooManyRequestsException' } });
  expect(slow.mostAtOnce).toBe(2);
  await expect(slow.invoke('4')).resolves.toBe('null');
});

test('what it writes is in its log when it has ended', async () => {
  const log = lambda('log');
  await log.invoke('{"name":"a"}');
  await log.invoke('{"name":"b"}');
  expect(log.log).toEqual(['one a', 'two', 'three', 'one b', 'two', 'three']);
});

test('nothing for a result is null', async () => {
  await expect(lambda('nothing').invoke('{}')).resolves.toBe('null');
});

test('fails as the handler does', async () => {
  const error = await lambda('fails')
    .invoke('{}')
    .catch(thrown => thrown);
  expect(error).toMatchObject({ error: 'RangeError' });
  expect(JSON.parse(error.failureCause)).toEqual({
    ...{ errorType: 'RangeError', errorMessage: 'too far' },
    trace: [
      'RangeError: too far',
      ...Array.from({ length: error.failureCause.split('    at ').length - 1 }, () =>
        expect.stringMatching(/^ {4}at /),
      ),
    ],
  });
});

test.each([
  ['a handler that ends the process', 'exits', 'exit status 3'],
  ['a handler that needs more memory than there is', 'grows', 'memory'],
  ['a handler that is not there', 'gone', 'TypeError'],
])('fails with %s, and can be called again', async (_, name, cause) => {
  const failing = lambda(name, { concurrency: 1 });
  for (const payload of ['1', '2']) {
    const error = await failing.invoke(payload).catch(thrown => thrown);
    expect(error.failureCause).toContain(cause);
  }
});
