import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { zoomCmk } from './support';
import { docsPage } from '../../lib/drift/repository';

const ARN = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1';

test.each([[[]], [['policy']]])('fails on %j with the help, as there is nothing to do', async args => {
  const ran = await zoomCmk(args);
  expect(ran).toMatchObject({ status: 2, stdout: '' });
  expect(ran.stderr).toMatch(/^Usage: zoom-cmk/);
});

test.each([[['--help']], [['drift', '--help']], [['policy', 'diff', '--help']], [['policy', 'render', '-h']]])(
  '%j shows how the command is used, on standard output',
  async args => {
    const ran = await zoomCmk(args);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^Usage: zoom-cmk/);
    expect(ran.stdout).toMatch(args.length > 1 ? /\nExamples:\n {2}\S/ : /\nExit status:\n {2}0 /);
  },
);

test.each([
  ['drift', ['rules.md', 'drift.md', 'terraform-drift.md', 'pipelines.md']],
  ['verify', ['verify.md']],
  ['enroll', ['enroll.md']],
])('the help of %s ends with the addresses of pages that exist', async (command, pages) => {
  const { stdout } = await zoomCmk([command, '--help']);
  const lines = stdout.trimEnd().split('\n').slice(-pages.length);
  expect(lines).toEqual(pages.map(page => `  ${docsPage(page)}`));
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  for (const page of pages) expect(existsSync(join('docs', page))).toBe(true);
});

test('the version is that of the package', async () => {
  await expect(zoomCmk(['--version'])).resolves.toEqual({ status: 0, stdout: '0.0.0\n', stderr: '' });
});

test.each([
  [['drfit'], "error: unknown command 'drfit'\n(Did you mean drift?)"],
  [['drift', '--formt', 'json'], "error: unknown option '--formt'\n(Did you mean --format?)"],
  [['drift', 'extra'], "error: too many arguments for 'drift'"],
  [['drift', '--format', 'yaml'], 'Allowed choices are text, json, github, markdown, sarif, junit, html.'],
  [['drift', '--deployed', '--app', 'x'], "option '--deployed' cannot be used with option '--app <folder>'"],
  [['drift', '--settle', 'soon'], 'zoom-cmk: --settle soon is no number of seconds from 0 to 3600'],
  [['drift', '--settle', '-1'], 'zoom-cmk: --settle -1 is no number of seconds from 0 to 3600'],
  [['drift', '--timeout', '1e9'], 'zoom-cmk: --timeout 1e9 is no number of seconds from 0.1 to 3600'],
  [['drift', '--timeout', '0'], 'zoom-cmk: --timeout 0 is no number of seconds from 0.1 to 3600'],
  [
    ['drift', '--output', 'json=a', '--output', 'text=./a'],
    'zoom-cmk: --output names ./a twice: give each format a file of its own',
  ],
  [['drift', '--output', 'json=no/such/folder/a'], "zoom-cmk: can't write no/such/folder/a: ENOENT"],
  [['drift', '--output', 'json=lib'], "zoom-cmk: can't write lib: it is a folder"],
  [['policy', 'diff', 'a', 'b', '--key-arn', 'arn:aws:kms:us-east-1:111122223333:key/'], 'not the ARN of a KMS key'],
  [['drift', '--fail-on', 'bad'], 'zoom-cmk: --fail-on bad is no severity, give critical, high, medium, low'],
  [['drift', '--key', ARN], `zoom-cmk: --key ${ARN} is not CONSTRUCT_PATH=KEY_ARN`],
  [['drift', '--key', 'Zoom/Cmk=mrk-1'], 'zoom-cmk: --key mrk-1: not the ARN of a KMS key, such as arn:aws:kms:'],
  [['drift', '--key', `a=${ARN}`, '--key', `a=${ARN}`], 'zoom-cmk: --key names a twice'],
  [
    ['drift', '--output', 'yaml=x'],
    'zoom-cmk: --output yaml=x is not FORMAT=FILE, FORMAT being one of text, json, github, markdown, sarif, junit, html',
  ],
  [
    ['drift', '--output', 'json='],
    'zoom-cmk: --output json= is not FORMAT=FILE, FORMAT being one of text, json, github, markdown, sarif, junit, html',
  ],
  [['drift', '--role-arn', 'admin'], "a role ARN has the form arn:aws:iam::<account>:role/<name>, got 'admin'"],
  [['drift', '--deployed'], 'zoom-cmk: --deployed needs the Regions to look in: give --region'],
  [
    ['drift', '--app', 'no-such-folder'],
    "zoom-cmk: the cloud assembly 'no-such-folder' does not exist: run `cdk synth`",
  ],
  [['policy', 'diff', 'a.json'], "error: missing required argument 'after'"],
  [['policy', 'diff', 'a', 'b', '--account', '1'], 'zoom-cmk: --account 1 is no account, give twelve digits'],
  [['policy', 'diff', 'a', 'b', '--key-arn', 'x'], 'zoom-cmk: --key-arn x: not the ARN of a KMS key, such as'],
])('fails on %j with a clear message and status 2', async (args, message) => {
  const ran = await zoomCmk(args);
  expect(ran).toMatchObject({ status: 2, stdout: '' });
  expect(ran.stderr).toContain(message);
  expect(ran.stderr).not.toMatch(/\n {4}at /);
});

test('what the user gave is shown without what a terminal would obey', async () => {
  const { stderr } = await zoomCmk(['drift', '--fail-on', '\u001b[31mred\u202e']);
  expect(stderr).toContain(String.raw`--fail-on \u001b[31mred\u202e is no severity`);
});
