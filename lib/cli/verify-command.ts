import { Argument, Command, Option } from 'commander';
import { Console } from './console';
import { loadAwsActions } from './load-aws-actions';
import { account, requireOwner, severity } from './option-values';
import { Output } from './outputs';
import { Done } from './program';
import { REPORT_FORMATS, ReportFormat } from './report-formats';
import {
  formatOption,
  outputOption,
  profileOption,
  roleArnOption,
  settleOption,
  suppressionsOption,
  timeoutOption,
} from './shared-options';
import { UsageError } from './usage-error';
import { AwsOptions } from './with-aws-access';
import { docsPage } from '../drift/repository';
import { Severity } from '../drift/severity';
import { keyArnProblem } from '../drift/verify/key-arns';
import { ZoomRequirements } from '../drift/verify/requirements';

/** The options of `zoom-cmk verify`, read. */
export interface VerifyOptions extends AwsOptions {
  readonly broker: ZoomRequirements['broker'];
  readonly search?: boolean;
  readonly policyFile?: string;
  readonly account?: string;
  readonly keyArn?: string;
  /** Milliseconds. */
  readonly settle: number;
  readonly failOn: Severity;
  readonly suppressions?: string;
  readonly format: ReportFormat;
  readonly output?: readonly Output<ReportFormat>[];
}

/** `zoom-cmk verify` */
export function verifyCommand(console: Console, done: Done): Command {
  return new Command('verify')
    .description('Holds keys that anyone made, with their replicas, against what Zoom needs. Needs no code. Reads only')
    .addArgument(new Argument('[key-arn...]', 'ARNs of keys: of a primary, or of any replica').argParser(addKeyArn))
    .addOption(
      new Option('--broker <principal>', "what Zoom's key broker is to be let in as")
        .choices(['account', 'role'])
        .default('account'),
    )
    .option('--search', "Zoom's search service needs access too: search data encryption is enabled")
    .addOption(
      new Option(
        '--policy-file <file>',
        'look at this policy instead of keys; - is standard input. Asks no cloud',
      ).conflicts(['profile', 'roleArn', 'settle', 'timeout']),
    )
    .option('--account <id>', 'account that owns the key, with --policy-file', account)
    .option('--key-arn <arn>', 'ARN of the key, with --policy-file: decides what names a key or a Region', oneKeyArn)
    .addOption(profileOption())
    .addOption(roleArnOption())
    .addOption(settleOption('a violation'))
    .addOption(timeoutOption())
    .option(
      '--fail-on <severity>',
      'mildest violation that makes the exit status 1: critical, high, medium or low; a note never does',
      severity,
      'low',
    )
    .addOption(suppressionsOption())
    .addOption(formatOption(REPORT_FORMATS))
    .addOption(outputOption(REPORT_FORMATS))
    .addHelpText('after', EXAMPLES)
    .action(async (keyArns: readonly string[], options: VerifyOptions) => {
      requireOneSubject(keyArns, options);
      done(await loadAwsActions().verify(keyArns, options, console));
    });
}

/** @throws UsageError where there are keys and a policy, or neither, or it is not said whose the policy is */
function requireOneSubject(keyArns: readonly string[], options: VerifyOptions): void {
  const { policyFile, account: owner, keyArn, suppressions } = options;
  if (policyFile === undefined) {
    if (owner !== undefined || keyArn !== undefined) {
      throw new UsageError(
        '--account and --key-arn say whose policy --policy-file is: give that, or ARNs without an option',
      );
    }
    if (keyArns.length === 0) throw new UsageError('nothing to verify: give the ARN of a key, or --policy-file');
    return;
  }
  if (keyArns.length > 0) throw new UsageError('give ARNs of keys, or --policy-file, not both');
  if (policyFile === '-' && suppressions === '-') {
    throw new UsageError('only one of --policy-file and --suppressions can come from standard input');
  }
  if (owner === undefined && keyArn === undefined) {
    throw new UsageError('--policy-file needs to know whose policy it is: give --account, or --key-arn');
  }
  requireOwner(keyArn, owner);
}

function addKeyArn(text: string, before: readonly string[] = []): string[] {
  return [...before, oneKeyArn(text)];
}

/** @throws UsageError where the text is not the ARN of a key that Zoom can use */
function oneKeyArn(text: string): string {
  const problem = keyArnProblem(text);
  if (problem !== undefined) throw new UsageError(`${text} ${problem}`);
  return text;
}

const EXAMPLES = `
Examples:
  zoom-cmk verify arn:aws:kms:us-east-1:111122223333:key/mrk-1234
  zoom-cmk verify arn:aws:kms:us-east-1:111122223333:key/mrk-1234 --broker role --search
  zoom-cmk verify arn:aws:kms:us-east-1:444455556666:key/mrk-5678 --role-arn arn:aws:iam::444455556666:role/key-reader
  zoom-cmk verify arn:aws:kms:us-east-1:111122223333:key/mrk-1234 --format github --output html=verify.html
  zoom-cmk verify --policy-file policy.json --account 111122223333
  aws kms get-key-policy --key-id mrk-1234 --query Policy --output text | zoom-cmk verify --policy-file - --account 111122223333

Exit status: 0 as Zoom needs it, 1 a violation, 2 something could not be checked, 130 and 143 interrupted.
What is asked for and what the caller needs:
  ${docsPage('verify.md')}`;
