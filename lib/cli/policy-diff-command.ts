import { Command, Option } from 'commander';
import { compareKeyPolicies, Comparison, KeyIdentity, KeyPolicy, KeyPolicyError, parseKeyPolicy } from '../key-policy';
import { comparisonText } from './comparison-text';
import { coloursFor, Console } from './console';
import { statusOfComparison } from './exit-status';
import { account, keyArn } from './option-values';
import { Output, parseOutput, requireWritable, writeReport } from './outputs';
import { Done } from './program';
import { readInput } from './read-input';
import { UsageError } from './usage-error';

const FORMATS = ['text', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface DiffOptions {
  readonly account?: string;
  readonly keyArn?: string;
  readonly format: Format;
  readonly output?: readonly Output<Format>[];
}

/** `zoom-cmk policy diff` */
export function policyDiffCommand(console: Console, done: Done): Command {
  return new Command('diff')
    .description('Compares two key policies by their effect: who gains, who loses which action. Asks no cloud')
    .argument('<before>', 'file with the first policy as JSON; - is standard input')
    .argument('<after>', 'file with the second policy')
    .option('--account <id>', 'account that owns the key', account)
    .option('--key-arn <arn>', 'ARN of the key: decides what names a key or a Region', keyArn('--key-arn'))
    .addOption(new Option('--format <format>', 'what is written to standard output').choices(FORMATS).default('text'))
    .option('--output <format=file>', 'a further format, to a file (several times)', addOutput)
    .addHelpText('after', EXAMPLES)
    .action(async (before: string, after: string, options: DiffOptions) => {
      if (before === '-' && after === '-') {
        throw new UsageError('only one of the policies can come from standard input');
      }
      requireWritable(options.output);
      const key: KeyIdentity = { account: options.account, arn: options.keyArn };
      const comparison = compared(await policyIn(before, console), await policyIn(after, console), key);
      const json = () => `${JSON.stringify({ schemaVersion: 1, ...comparison }, undefined, 2)}\n`;
      const text = () => comparisonText(comparison, coloursFor(console.stdout, console.env));
      writeReport({ text, json }, options.format, options.output, console);
      done(statusOfComparison(comparison.outcome));
    });
}

function compared(before: KeyPolicy, after: KeyPolicy, key: KeyIdentity): Comparison {
  if (key.account !== undefined && key.arn !== undefined && key.arn.split(':')[4] !== key.account) {
    throw new UsageError(`the key ${key.arn} is not of account ${key.account}: give one of --account and --key-arn`);
  }
  return compareKeyPolicies(before, after, { before: key, after: key });
}

async function policyIn(file: string, console: Console): Promise<KeyPolicy> {
  const text = await readInput(file, console);
  try {
    return parseKeyPolicy(text);
  } catch (error) {
    if (!(error instanceof KeyPolicyError)) throw error;
    throw new UsageError(`${file === '-' ? 'standard input' : file} is no key policy: ${error.message}`);
  }
}

function addOutput(text: string, before: readonly Output<Format>[] = []): Output<Format>[] {
  return [...before, parseOutput(text, FORMATS)];
}

const EXAMPLES = `
Examples:
  zoom-cmk policy diff declared.json live.json --account 111122223333
  aws kms get-key-policy --key-id mrk-1234 --query Policy --output text | zoom-cmk policy diff declared.json -
  zoom-cmk policy diff a.json b.json --format json`;
