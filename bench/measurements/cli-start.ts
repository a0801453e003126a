import { Figure, Target } from '../figure';
import { interleaved } from '../interleaved';
import { isInstalled } from '../processes/installed';
import { Command, timed } from '../processes/timed';
import { progress } from '../progress';
import { quantity } from '../quantity';
import { spread } from '../statistics';

const TURNS = 15;
const TARGET: Target = { of: 'ratio', atMost: 2 };
const OURS = ['--version', '--help'];
/** It would ask whether it is the newest. @see https://developer.hashicorp.com/terraform/cli/commands#upgrade-and-security-bulletin-checks */
const OFFLINE = { ...process.env, CHECKPOINT_DISABLE: '1' };
const node = (...args: string[]): Command => ({ file: process.execPath, args });

/** The start of the command, against that of Node.js itself and of other commands. */
export async function cliStart(): Promise<Figure[]> {
  const others = {
    '`cdk --version`': node(require.resolve('aws-cdk/bin/cdk'), '--version'),
    ...(isInstalled('terraform', 'version') && {
      '`terraform version`': { file: 'terraform', args: ['version'], env: OFFLINE },
    }),
  };
  if (Object.keys(others).length < 2) progress('cli-start: terraform is not installed, and left out');
  const ours = Object.fromEntries(OURS.map(option => [`\`zoom-cmk ${option}\``, node('bin/zoom-cmk.js', option)]));
  const bare = { '`node -e 0`': node('-e', '0') };
  const commands: Record<string, Command> = { ...ours, ...bare, ...others };
  const given = await interleaved(
    TURNS,
    Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, async () => timed(command)])),
  );
  const side = (name: string) =>
    quantity(
      name,
      given[name].map(({ wallMs }) => wallMs),
      given[name].map(({ memoryMb }) => memoryMb),
    );
  const against = (name: string, baseline: string, target?: Target): Figure => ({
    name: `start: ${name}`,
    unit: 'ms',
    subject: side(name),
    baseline: side(baseline),
    ...(target && { target }),
    spread: spread(given[name].map(({ wallMs }) => wallMs)),
  });
  return Object.keys(ours).flatMap(name => [
    ...Object.keys(bare).map(baseline => against(name, baseline, TARGET)),
    ...Object.keys(others).map(baseline => against(name, baseline)),
  ]);
}
