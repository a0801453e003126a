import { Command } from 'commander';
import { compareKeyPolicies, Comparison, KeyIdentity, KeyPolicy } from '../key-policy';
import { comparisonText } from './comparison-text';
import { Console } from './console';
import { statusOfComparison } from './exit-status';
import { account, keyArn, requireOwner } from './option-values';
import { Output, Rendering, requireWritable, writeReport } from './outputs';
import { Done } from './program';
import { readPolicy } from './read-policy';
import { formatOption, outputOption } from './shared-options';
import { UsageError } from './usage-error';
import { Colours } from '../drift/reports/colours';

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
    .addOption(formatOption(FORMATS))
    .addOption(outputOption(FORMATS))
    .addHelpText('after', EXAMPLES)
    .action(async (before: string, after: string, options: DiffOptions) => {
      if (before === '-' && after === '-') {
        throw new UsageError('only one of the policies can come from standard input');
      }
      requireWritable(options.output);
      const key: KeyIdentity = { account: options.account, arn: options.keyArn };
      const comparison = compared(await readPolicy(before, console), await readPolicy(after, console), key);
      const rendered = (colours?: Colours): Rendering<Format> => ({
        text: () => comparisonText(comparison, colours),
        json: () => `${JSON.stringify({ schemaVersion: 1, ...comparison }, undefined, 2)}\n`,
      });
      writeReport(rendered, options.format, options.output, console);
      done(statusOfComparison(comparison.outcome));
    });
}

function compared(before: KeyPolicy, after: KeyPolicy, key: KeyIdentity): Comparison {
  requireOwner(key.arn, key.account);
  return compareKeyPolicies(before, after, { before: key, after: key });
}

const EXAMPLES = `
Examples:
  zoom-cmk policy diff declared.json live.json --account 111122223333
  aws kms get-key-policy --key-id mrk-1234 --query Policy --output text | zoom-cmk policy diff declared.json -
  zoom-cmk policy diff a.json b.json --format json`;
