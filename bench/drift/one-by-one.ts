import { join } from 'node:path';
import { REGIONS } from './shape';
import { Quantity } from '../figure';
import { isInstalled } from '../processes/installed';
import { timed } from '../processes/timed';
import { progress } from '../progress';
import { quantity } from '../quantity';

/** So many keys of each Region are read by the script, and so many in all by commands; one is as slow as the next. */
const SCRIPTED_OF_REGION = 20;
const COMMANDS = 10;

/** What reading keys one after the other takes. */
export interface OneByOne extends Quantity {
  readonly note: string;
}

type Way = (env: NodeJS.ProcessEnv, keyArns: readonly string[]) => Promise<OneByOne>;

/** What somebody else would do about so many keys, where it is installed: read them one after the other. */
export async function oneByOne(env: NodeJS.ProcessEnv, keyArns: readonly string[]): Promise<OneByOne[]> {
  const ways: readonly (readonly [string, boolean, Way])[] = [
    ['boto3', isInstalled('python3', '-c', 'import boto3'), byBoto3],
    ['the AWS CLI', isInstalled('aws', '--version'), byAwsCli],
  ];
  const given: OneByOne[] = [];
  for (const [name, installed, way] of ways) {
    progress(`drift: ${name}${installed ? '' : ' is not installed, and left out'}`);
    if (installed) given.push(await way(env, keyArns));
  }
  return given;
}

/** All that the command reads, the aliases key by key. */
const byBoto3: Way = async (env, keyArns) => {
  const args = [join(__dirname, 'sequential.py'), String(SCRIPTED_OF_REGION), ...REGIONS];
  const { wallMs, stdout, memoryMb } = await timed({ file: 'python3', args, env });
  const [looked, seconds] = stdout.trim().split(' ').map(Number);
  const started = wallMs - seconds * 1000;
  return {
    what: 'a sequential boto3 script, which reads the same',
    value: started + (seconds * 1000 * keyArns.length) / looked,
    memoryMb,
    note: extrapolated(looked, keyArns),
  };
};

/** Only the policies. */
const byAwsCli: Way = async (env, keyArns) => {
  const sample = keyArns.slice(0, COMMANDS);
  const walls: number[] = [];
  const memories: (number | undefined)[] = [];
  for (const arn of sample) {
    const args = ['kms', 'get-key-policy', '--policy-name', 'default', '--key-id', arn, '--region', arn.split(':')[3]];
    const { wallMs, memoryMb } = await timed({ file: 'aws', args, env });
    walls.push(wallMs);
    memories.push(memoryMb);
  }
  const one = quantity('one `aws kms get-key-policy` per key', walls, memories);
  return { ...one, value: one.value * keyArns.length, note: extrapolated(sample.length, keyArns) };
};

function extrapolated(looked: number, keyArns: readonly string[]): string {
  return looked < keyArns.length ? `Extrapolated from ${looked} keys.` : 'All keys were read.';
}
