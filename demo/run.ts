/**
 * The first run: the example `aws-basic` is deployed to a loopback AWS by the real CDK CLI, its keys are read back from
 * every Region, its policy is changed in code and deployed again, and everything is taken down.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as colour from 'picocolors';
import { asRows, keyArns, readKey } from './keys';
import { table } from './table';
import { cdk } from '../test/e2e/cdk-cli';
import { LocalAws } from '../test/local-aws';

const TSX = require.resolve('tsx/cli');
const EXAMPLE = resolve(__dirname, '../examples/aws-basic/app.ts');
const CHANGED_EXAMPLE = resolve(__dirname, 'changed-app.ts');
const STACK = 'Zoom';
const PRIMARY_REGION = 'us-east-1';

async function demo(aws: LocalAws, cwd: string, signal: AbortSignal) {
  const onLine = (line: string) => line.trim() && say(colour.dim(`  │ ${line}`));
  const run = (app: string, ...args: string[]) =>
    cdk([...args, '--all', '--app', `node "${TSX}" "${app}"`], {
      environment: aws.environment,
      cwd,
      signal,
      onLine,
    });

  step('cdk deploy --all: the primary key in us-east-1, then a replica key in each other Region');
  await run(EXAMPLE, 'deploy', '--require-approval', 'never');
  const before = await showKeys(aws);

  step('the code gains a statement for an auditor; cdk deploy --all once more');
  await run(CHANGED_EXAMPLE, 'deploy', '--require-approval', 'never');
  const after = await showKeys(aws);
  if (after.some((row, index) => row.statements === before[index].statements)) {
    throw new Error('a Region did not follow the changed policy');
  }

  step('cdk destroy --all: replicas first, then the primary; the keys themselves are retained');
  await run(CHANGED_EXAMPLE, 'destroy', '--force');
}

async function showKeys(aws: LocalAws) {
  const arns = await keyArns(aws, STACK, PRIMARY_REGION);
  const rows = asRows(await Promise.all(arns.map(arn => readKey(aws, arn))));
  say('');
  table(rows).forEach((line, index) => say(`  ${index === 0 ? colour.bold(line) : line}`));
  if (rows.some(row => row['in sync'] !== 'yes' || row.broker !== 'yes')) {
    throw new Error('the key of a Region is not what the code declares');
  }
  return rows;
}

let steps = 0;
function step(text: string) {
  say(`\n${colour.cyan(`${++steps}.`)} ${text}`);
}

function say(text: string) {
  process.stdout.write(`${text}\n`);
}

async function main() {
  const interrupt = new AbortController();
  let interrupted = 0;
  const on = (signal: 'SIGINT' | 'SIGTERM', status: number) =>
    process.once(signal, () => {
      interrupted = status;
      interrupt.abort();
    });
  on('SIGINT', 130);
  on('SIGTERM', 143);

  const folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-demo-'));
  const aws = await LocalAws.start();
  try {
    step(`a loopback AWS for tests listens at ${aws.endpoint}: no account, nothing leaves this machine`);
    await demo(aws, folder, interrupt.signal);
    say(
      `\n${colour.green('done:')} the key of every Region followed the code; the loopback AWS is gone with all in it`,
    );
  } catch (error) {
    say(`\n${interrupted ? 'interrupted' : colour.red((error as Error).message.split('\n')[0])}`);
    process.exitCode = interrupted || 1;
  } finally {
    await aws.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
