import { Command, Option } from 'commander';
import { Console } from './console';
import { DeclaredIn } from './declared-stacks';
import { loadAwsActions } from './load-aws-actions';
import { several } from './option-values';
import { Output } from './outputs';
import { Done } from './program';
import {
  appOption,
  deployedOption,
  formatOption,
  keyOption,
  outputOption,
  profileOption,
  roleArnOption,
  settleOption,
  timeoutOption,
} from './shared-options';
import { AwsOptions } from './with-aws-access';
import { docsPage } from '../drift/repository';

const FORMATS = ['text', 'markdown', 'json'] as const;
export type EnrolFormat = (typeof FORMATS)[number];

/** The options of `zoom-cmk enroll`, read. */
export interface EnrolOptions extends DeclaredIn, AwsOptions {
  readonly terraformOutput?: string;
  readonly terraformPlan?: readonly string[];
  readonly key?: ReadonlyMap<string, string>;
  /** Milliseconds. */
  readonly settle: number;
  readonly format: EnrolFormat;
  readonly output?: readonly Output<EnrolFormat>[];
}

/** `zoom-cmk enroll` */
export function enrollCommand(console: Console, done: Done): Command {
  const ofAws = ['app', 'deployed', 'stack', 'region', 'key', 'profile', 'roleArn', 'settle', 'timeout'];
  return new Command('enroll')
    .description('Prints what is pasted into the Zoom portal, after a look whether the keys are what Zoom needs')
    .addOption(appOption())
    .addOption(deployedOption())
    .addOption(
      new Option(
        '--terraform-output <file>',
        'keys in Azure and OCI: what `terraform output -json` printed; - is standard input',
      ).conflicts(ofAws),
    )
    .addOption(
      new Option(
        '--terraform-plan <file>',
        'what `terraform show -json` printed of a plan, to look at the keys of --terraform-output (several times)',
      ).argParser(several),
    )
    .option('--stack <name>', 'only keys of the CloudFormation stack of this name (several times)', several)
    .option('--region <region>', 'with --deployed, the Regions to look in (several times)', several)
    .addOption(keyOption())
    .addOption(profileOption())
    .addOption(roleArnOption())
    .addOption(settleOption('a violation'))
    .addOption(timeoutOption())
    .addOption(formatOption(FORMATS))
    .addOption(outputOption(FORMATS))
    .addHelpText('after', EXAMPLES)
    .action(async (options: EnrolOptions) => {
      done(await loadAwsActions().enroll(options, console));
    });
}

const EXAMPLES = `
Examples:
  cdk synth && zoom-cmk enroll                      the keys of the app, from cdk.out
  zoom-cmk enroll --deployed --region us-east-1 --region us-west-2 --format markdown
  terraform output -json | zoom-cmk enroll --terraform-output - --terraform-plan plan.json

Exit status: 0 ready, 1 not ready, 2 something could not be looked at, 130 and 143 interrupted.
What is looked at, and what the caller needs:
  ${docsPage('enroll.md')}`;
