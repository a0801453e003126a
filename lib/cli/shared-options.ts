import { Option } from 'commander';
import { binding, milliseconds, several } from './option-values';
import { Output, parseOutput } from './outputs';

/** `--app` */
export function appOption(): Option {
  return new Option('--app <folder>', 'cloud assembly that `cdk synth` wrote').default('cdk.out');
}

/** `--deployed` */
export function deployedOption(): Option {
  const option = new Option('--deployed', 'take the templates from CloudFormation instead of a cloud assembly');
  return option.conflicts('app');
}

/** `--key` */
export function keyOption(): Option {
  return new Option(
    '--key <path=arn>',
    'live key of a construct, where CloudFormation does not know it (several times)',
  ).argParser(binding);
}

/** `--profile` */
export function profileOption(): Option {
  return new Option('--profile <name>', 'profile of the AWS configuration');
}

/** `--role-arn` */
export function roleArnOption(): Option {
  return new Option('--role-arn <arn>', "role to assume in the role's account (several times)").argParser(several);
}

/**
 * `--settle`
 *
 * @param what the command reports
 */
export function settleOption(what: 'drift' | 'a violation'): Option {
  return new Option('--settle <seconds>', `how long ${what} must last before it is reported: KMS shows changes late`)
    .argParser(milliseconds('--settle', 0))
    .default(10_000, '10');
}

/** `--timeout` */
export function timeoutOption(): Option {
  return new Option('--timeout <seconds>', 'longest time for one request')
    .argParser(milliseconds('--timeout', 0.1))
    .default(10_000, '10');
}

/** `--suppressions` */
export function suppressionsOption(): Option {
  return new Option('--suppressions <file>', 'findings that are known, and do not count for a time (JSON)');
}

/** `--format` */
export function formatOption(formats: readonly string[]): Option {
  return new Option('--format <format>', 'what is written to standard output').choices(formats).default('text');
}

/** `--output` */
export function outputOption<Format extends string>(formats: readonly Format[]): Option {
  return new Option('--output <format=file>', 'a further format, to a file (several times)').argParser(
    (text: string, before: readonly Output<Format>[] = []) => [...before, parseOutput(text, formats)],
  );
}
