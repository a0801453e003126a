import { Command, Option } from 'commander';
import { Console } from './console';
import { DeclaredIn } from './declared-stacks';
import { loadAwsActions } from './load-aws-actions';
import { several, severity } from './option-values';
import { Output } from './outputs';
import { Done } from './program';
import { REPORT_FORMATS, ReportFormat } from './report-formats';
import {
  appOption,
  deployedOption,
  formatOption,
  keyOption,
  outputOption,
  profileOption,
  roleArnOption,
  settleOption,
  suppressionsOption,
  timeoutOption,
} from './shared-options';
import { AwsOptions } from './with-aws-access';
import { docsPage } from '../drift/repository';
import { Severity } from '../drift/severity';

/** The options of `zoom-cmk drift`, read. */
export interface DriftOptions extends DeclaredIn, AwsOptions {
  readonly terraformPlan?: readonly string[];
  readonly key?: ReadonlyMap<string, string>;
  /** Milliseconds. */
  readonly settle: number;
  readonly failOn: Severity;
  readonly suppressions?: string;
  readonly format: ReportFormat;
  readonly output?: readonly Output<ReportFormat>[];
  readonly fixPlan?: boolean;
}

/** `zoom-cmk drift` */
export function driftCommand(console: Console, done: Done): Command {
  return new Command('drift')
    .description('Holds the live keys against what the code declares. Reads only')
    .addOption(appOption())
    .addOption(deployedOption())
    .addOption(
      new Option(
        '--terraform-plan <file>',
        'keys in Azure and OCI: what `terraform show -json` printed of a plan; - is standard input (several times)',
      )
        .argParser(several)
        .conflicts(['app', 'deployed', 'stack', 'region', 'key', 'profile', 'roleArn', 'settle', 'timeout', 'fixPlan']),
    )
    .option(
      '--stack <name>',
      'only keys of the CloudFormation stack of this name (may be given several times)',
      several,
    )
    .option(
      '--region <region>',
      'only keys of this Region; with --deployed, the Regions to look in (several times)',
      several,
    )
    .addOption(keyOption())
    .addOption(profileOption())
    .addOption(roleArnOption())
    .addOption(settleOption('drift'))
    .addOption(timeoutOption())
    .option(
      '--fail-on <severity>',
      'mildest drift that makes the exit status 1: critical, high, medium or low',
      severity,
      'low',
    )
    .addOption(suppressionsOption())
    .addOption(formatOption(REPORT_FORMATS))
    .addOption(outputOption(REPORT_FORMATS))
    .option('--fix-plan', 'print the AWS CLI commands that would restore what is declared, and run none of them')
    .addHelpText('after', EXAMPLES)
    .action(async (options: DriftOptions) => {
      done(await loadAwsActions().drift(options, console));
    });
}

const EXAMPLES = `
Examples:
  cdk synth && zoom-cmk drift                       every key of the app, against cdk.out
  zoom-cmk drift --deployed --region us-east-1 --region us-west-2
  zoom-cmk drift --key Zoom/Cmk=arn:aws:kms:us-east-1:111122223333:key/mrk-1234
  zoom-cmk drift --role-arn arn:aws:iam::111122223333:role/drift-reader --format json
  zoom-cmk drift --output json=drift.json --fail-on high
  zoom-cmk drift --format github --output sarif=drift.sarif --output html=drift.html
  terraform show -json zoom.tfplan | zoom-cmk drift --terraform-plan -
  zoom-cmk drift --suppressions suppressions.json
  zoom-cmk drift --fix-plan > restore.sh            read it before you run it

Exit status: 0 in sync, 1 drift, 2 something could not be checked, 130 and 143 interrupted.
What the rules find, what the caller needs, and more:
  ${docsPage('rules.md')}
  ${docsPage('drift.md')}
  ${docsPage('terraform-drift.md')}
  ${docsPage('pipelines.md')}`;
