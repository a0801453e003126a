/**
 * The first run: the example `aws-basic` is deployed to a loopback AWS by the real CDK CLI and held against the live keys by
 * `zoom-cmk drift`; keys are changed behind the code's back, found, and mended by the next deployment.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as colour from 'picocolors';
import { AUDITOR_ROLE_ARN } from './app';
import { BehindTheBack } from './behind-the-back';
import { zoomCmk } from './zoom-cmk';
import { cdk } from '../test/e2e/cdk-cli';
import { LocalAws } from '../test/local-aws';

const TSX = require.resolve('tsx/cli');
const APP = resolve(__dirname, 'app.ts');
const CHANGED_APP = resolve(__dirname, 'changed-app.ts');
const ALIAS = 'alias/zoom-cmk';
/** What the drift that is found looks like for a security review, and for a ticket; kept. */
const REPORTS = resolve('.demo');
const [PAGE, TICKET] = ['drift.html', 'drift.md'].map(file => join(REPORTS, file));

async function demo(aws: LocalAws, cwd: string, signal: AbortSignal) {
  const options = { environment: aws.environment, cwd, signal };
  const deploy = async (app: string, ...args: string[]) =>
    cdk([...args, '--all', '--app', `node "${TSX}" "${app}"`], { ...options, onLine: cited });
  const drift = async (expected: number, ...args: string[]) => {
    say(`\n  $ zoom-cmk drift ${args.join(' ')}`.trimEnd());
    // A loopback AWS shows at once what was written: nothing has to settle.
    const status = await zoomCmk(['drift', '--settle', '0', ...args], { ...options, onLine: shown });
    say(`  exit status ${status}`);
    if (status !== expected) throw new Error(`zoom-cmk ended with ${status}, ${expected} was expected`);
  };
  const oregon = new BehindTheBack(aws, 'us-west-2', ALIAS);
  const frankfurt = new BehindTheBack(aws, 'eu-central-1', ALIAS);

  step('cdk deploy --all: the primary key in us-east-1, then a replica key in each other Region');
  aws.principals.create(AUDITOR_ROLE_ARN);
  await deploy(APP, 'deploy', '--require-approval', 'never');

  step('zoom-cmk drift: the live keys are what the code declares');
  await drift(0);

  step('a Region denies to show its key policy: what could not be looked at is never fine');
  aws.faults.deny({ operation: 'kms:GetKeyPolicy', region: 'us-west-2' });
  await drift(2);
  aws.faults.clear();

  step(
    "behind the code's back: Zoom leaves the policy of us-west-2, the key of eu-central-1 is disabled, a role is deleted",
  );
  await oregon.removeStatement('ZoomKeyBroker');
  await frankfurt.disable();
  aws.principals.delete(AUDITOR_ROLE_ARN);
  mkdirSync(REPORTS, { recursive: true });
  await drift(1, '--output', `html=${PAGE}`, '--output', `markdown=${TICKET}`);

  step('the commands that would restore it; nothing runs them');
  await drift(1, '--fix-plan', '--region', 'eu-central-1');

  step('the role comes back, the key is enabled; cdk deploy --all puts the next version of the policy in every Region');
  aws.principals.create(AUDITOR_ROLE_ARN);
  await frankfurt.enable();
  await deploy(CHANGED_APP, 'deploy', '--require-approval', 'never');

  step('zoom-cmk drift: clean again');
  await drift(0);

  step('cdk destroy --all: replicas first, then the primary; the keys themselves are retained');
  await deploy(CHANGED_APP, 'destroy', '--force');
}

let steps = 0;
function step(text: string) {
  say(`\n${colour.cyan(`${++steps}.`)} ${text}`);
}

function cited(line: string) {
  if (line.trim()) say(colour.dim(`  │ ${line}`));
}

function shown(line: string) {
  say(`  ${line}`);
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
      `\n${colour.green('done:')} what changed behind the code's back was found; the loopback AWS is gone with all in it`,
    );
    say(`The reports of that are kept: ${PAGE} for a browser, ${TICKET} for a ticket.`);
  } catch (error) {
    say(`\n${interrupted ? 'interrupted' : colour.red((error as Error).message.split('\n')[0])}`);
    process.exitCode = interrupted || 1;
  } finally {
    await aws.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
