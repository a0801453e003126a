import { readFileSync } from 'node:fs';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as kms from '@aws-sdk/client-kms';
import * as s3 from '@aws-sdk/client-s3';
import * as sts from '@aws-sdk/client-sts';
import { Command, CommanderError } from 'commander';
import { Words } from './shell-words';
import { program } from '../../lib/cli/program';

/** Looks at what follows the name of a command: what is wrong with it, or nothing. */
type Look = (args: Words) => string | undefined | Promise<string | undefined>;

const anything: Look = () => undefined;

/** Looks at the first word alone. */
const oneOf =
  (...names: string[]): Look =>
  ([first = '']) =>
    names.includes(first) ? undefined : `'${first}' is none of ${names.join(', ')}`;

const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);
const tasks = Object.keys(JSON.parse(readFileSync('.projen/tasks.json', 'utf8')).tasks);

/** Every command that a page may have, by its name. */
const KNOWN: Readonly<Record<string, Look>> = {
  'zoom-cmk': zoomCmk,
  aws: awsCli,
  cd: anything,
  cdk: oneOf('bootstrap', 'deploy', 'destroy', 'diff', 'drift', 'import', 'synth'),
  'cdktf-cli@0.21.0': oneOf('synth', 'deploy', 'get', 'destroy'),
  cut: anything,
  echo: anything,
  export: anything,
  for: anything,
  grep: anything,
  jq: anything,
  mkdir: anything,
  npm: ([first = '', second = '']) =>
    first === 'run' ? oneOf(...scripts)([second]) : oneOf('ci', 'init', 'install', 'pack', 'pkg', 'test')([first]),
  npx: args => lookAt(args.filter(word => word !== '--no')),
  projen: ([first]) => (first === undefined ? undefined : oneOf(...tasks)([first])),
  terraform: oneOf('apply', 'destroy', 'fmt', 'init', 'output', 'plan', 'show', 'state', 'validate'),
  tsx: anything,
};

/** What is wrong with a command of a page: that nobody knows it, or how it is called. */
export async function lookAt([name = '', ...args]: Words): Promise<string | undefined> {
  if (!Object.hasOwn(KNOWN, name)) return `'${name}' is no command that is known`;
  const fault = await KNOWN[name](args);
  return fault === undefined ? undefined : `${name} ${args.join(' ')}: ${fault}`;
}

/** `zoom-cmk` itself reads its arguments, and does nothing with them. */
async function zoomCmk(args: Words): Promise<string | undefined> {
  const root = quietProgram();
  try {
    await root.parseAsync(args.map(filledIn), { from: 'user' });
    return undefined;
  } catch (error) {
    return error instanceof CommanderError && error.exitCode === 0 ? undefined : (error as Error).message;
  }
}

/** What stands in prose, where values may be left out: that the command and each option of it exist. */
export function lookAtMention(args: Words): string | undefined {
  let command = quietProgram();
  for (const word of args) {
    const [name] = word.split('=');
    const next: Command | undefined = command.commands.find(each => each.name() === word);
    if (next) {
      command = next;
    } else if (command.commands.length > 0 && !['--version', '--help'].includes(name)) {
      return `zoom-cmk has no command '${word}'`;
    } else if (name.startsWith('--') && !command.options.some(({ long }) => long === name) && name !== '--help') {
      return `zoom-cmk ${command.name()} has no option '${name}'`;
    }
  }
  return undefined;
}

function quietProgram(): Command {
  const silent = { write: () => true } as unknown as NodeJS.WritableStream;
  const { stdin } = process;
  const root = program(
    { stdin, stdout: silent, stderr: silent, env: {} } as unknown as Parameters<typeof program>[0],
    () => {},
  );
  for (const command of root.commands.flatMap(each => [each, ...each.commands])) {
    if (command.commands.length === 0) command.action(() => {});
  }
  return root;
}

const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab';

/** A word with a value where the page leaves one out, or has a variable: all that our pages call so are ARNs of keys. */
function filledIn(word: string): string {
  return word.replace(/^(arn:\S*…|\$\{?\w*(PRIMARY|REPLICA|ARN)\w*\}?)$/, KEY_ARN);
}

/** Operations of services whose client is installed, as the AWS CLI calls them. */
const operations = (client: object) =>
  Object.keys(client)
    .filter(name => name.endsWith('Command') && name !== '$Command')
    .map(name => kebab(name.slice(0, -'Command'.length)));

const kebab = (name: string) => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();

const AWS_OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  cloudformation: [...operations(cloudformation), 'deploy', 'wait'],
  cloudtrail: ['lookup-events'],
  iam: ['get-role'],
  kms: operations(kms),
  s3: ['cp'],
  s3api: operations(s3),
  stepfunctions: ['start-execution'],
  sts: operations(sts),
};

function awsCli([service = '', operation = '']: Words): string | undefined {
  const known = AWS_OPERATIONS[service];
  if (!known) return `no service '${service}' is known`;
  return known.includes(operation) ? undefined : `${service} has no operation '${operation}'`;
}
