import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { lookAt, lookAtMention } from './known-commands';
import { CodeBlock, codeBlocksIn, codeBlocksOf, codeSpansIn, pagesIn } from './markdown';
import { Context, faultsIn, programOf, resourceTypesOf } from './programs';
import { commandsIn } from './shell-words';
import { ZoomKmsKey } from '../../lib/aws';
import { newStack } from '../aws/support';
import { azureStack, ociStack } from '../terraform/support';

/** Pages that people read; how the tests are built is told to those who change them, and runs there. */
const PAGES = pagesIn('.').filter(page => !/^(docs\/api\/|test\/)/.test(page));
const BLOCKS = PAGES.flatMap(codeBlocksOf);

const stack = () => ({ stack: newStack() });

function keyInStack() {
  const { stack: scope } = stack();
  return { stack: scope, cmk: new ZoomKmsKey(scope, 'Cmk', { replicaRegions: ['us-west-2'] }) };
}

const STACK = "import { Stack } from 'aws-cdk-lib';\ndeclare const stack: Stack;\n";
const TERRAFORM_STACK = "import { TerraformStack } from 'cdktf';\ndeclare const stack: TerraformStack;\n";
const KEY = "import { ZoomKmsKey } from 'zoom-cmk-constructs/aws';\ndeclare const cmk: ZoomKmsKey;\n";

const CONTEXTS: readonly Context[] = [
  { page: /^docs\//, words: 'declare const stack: Stack;', given: stack },
  { page: /^docs\/aws/, words: 'new ZoomKmsKey(', before: STACK, given: stack },
  { page: /^docs\/pipelines/, words: 'new DriftCheckRole(', before: STACK, given: stack },
  {
    page: /^docs\/azure/,
    words: "'zoom-cmk-constructs/azure'",
    before: TERRAFORM_STACK,
    given: () => ({ stack: azureStack() }),
  },
  {
    page: /^docs\/oci/,
    words: "'zoom-cmk-constructs/oci'",
    before: TERRAFORM_STACK,
    given: () => ({ stack: ociStack() }),
  },
  { page: /^docs\/monitoring/, words: 'cmk.monitor(', before: STACK + KEY, given: keyInStack },
  {
    page: /^docs\/warnings/,
    words: 'Validations.of(cmk)',
    before: `${KEY}import { Validations } from 'aws-cdk-lib';\n`,
    given: keyInStack,
  },
];

const OURS = [
  'AWS::KMS::Key',
  'AWS::IAM::Role',
  'AWS::CloudFormation::StackSet',
  'azurerm_key_vault_key',
  'oci_kms_key',
];

const PROGRAMS = BLOCKS.filter(({ language }) => language === 'ts').map(each => programOf(each, CONTEXTS));

const block = (text: string, language = 'ts', page = 'README.md'): CodeBlock => ({ page, line: 10, language, text });
const APP = `import { App, Stack } from 'aws-cdk-lib';
import { ZoomKmsKey } from 'zoom-cmk-constructs/aws';
const app = new App();
const stack = new Stack(app, 'Zoom', { env: { region: 'us-east-1' } });
`;
const FRAGMENT = `import { Stack } from 'aws-cdk-lib';
import { ZoomKmsKey } from 'zoom-cmk-constructs/aws';
declare const stack: Stack;
`;

/** Blocks whose types do not fit, as if they were on a page of their own, one a ten of lines. */
const PLANTED = [
  block(`${APP}new ZoomKmsKey(stack, 'Cmk', { replica: ['us-west-2'] });\n`),
  block(`${FRAGMENT}console.log(new ZoomKmsKey(stack, 'Cmk').arn);\n`, 'ts', 'docs/page.md'),
  block('const monitor = cmk.monitor();\nmonitor.subject.toString();\n', 'ts', 'docs/monitoring.md'),
  block("import { ZoomKey } from 'zoom-cmk-constructs/aws';\nconst app = new App();\nnew ZoomKey(app);\n"),
].map((each, at) => ({ ...programOf(each, CONTEXTS), file: `planted.md.${10 + 10 * at}.ts` }));

// One program of the compiler for all of them: most of its time goes to the declarations that they use.
let faults: string[];
beforeAll(() => {
  faults = faultsIn([...PROGRAMS, ...PLANTED]);
});

describe('blocks of TypeScript', () => {
  test('are type-checked against the library', () => {
    expect(PROGRAMS.length).toBeGreaterThan(10);
    expect(faults.filter(fault => !fault.startsWith('planted.md'))).toEqual([]);
  });

  test.each(PROGRAMS.map(program => [program.at, program] as const))('%s synthesises', (_, program) => {
    expect(resourceTypesOf(program).filter(type => OURS.includes(type))).not.toEqual([]);
  });

  test('each context of the table is of use', () => {
    const used = PROGRAMS.map(({ context }) => context);
    expect(CONTEXTS.filter(context => !used.includes(context))).toEqual([]);
  });
});

test('no block is in a language that nobody checks', () => {
  const unknown = BLOCKS.filter(
    ({ language }) => !['ts', 'json', 'yaml', 'sh', 'indented', 'text', ''].includes(language),
  );
  expect(unknown.map(({ page, line, language }) => `${page}:${line}: ${language}`)).toEqual([]);
});

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = { json: JSON.parse, yaml: parse };

test.each(Object.entries(PARSERS))('blocks of %s are read', (language, read) => {
  const refused = BLOCKS.filter(each => each.language === language).flatMap(({ page, line, text }) => {
    try {
      read(text);
      return [];
    } catch (error) {
      return [`${page}:${line}: ${(error as Error).message}`];
    }
  });
  expect(refused).toEqual([]);
});

/** What is wrong with the commands of a block. Values that the reader fills in, `<account>`, are words. */
async function commandFaults({ page, line, text }: CodeBlock): Promise<string[]> {
  const commands = commandsIn(text.replace(/<(\w[\w ]*)>/g, '$1'));
  const found = await Promise.all(commands.map(lookAt));
  return found.flatMap(fault => (fault === undefined ? [] : [`${page}:${line}: ${fault}`]));
}

describe('commands', () => {
  const scripts = BLOCKS.filter(({ language }) => ['sh', 'indented'].includes(language));

  test('of blocks are known, and those of zoom-cmk are understood by it', async () => {
    expect(scripts.length).toBeGreaterThan(40);
    expect((await Promise.all(scripts.map(commandFaults))).flat()).toEqual([]);
  });

  test('of zoom-cmk that are named in a line exist, with their options', () => {
    const mentions = PAGES.flatMap(page =>
      codeSpansIn(page, readFileSync(page, 'utf8')).map(({ line, code }) => ({ at: `${page}:${line}`, code })),
    ).filter(({ code }) => /^(npx --no )?zoom-cmk [\w-]/.test(code));
    expect(mentions.length).toBeGreaterThan(40);
    const unknown = mentions.flatMap(({ at, code }) => {
      const fault = lookAtMention(code.slice(code.indexOf('zoom-cmk ') + 'zoom-cmk '.length).split(' '));
      return fault === undefined ? [] : [`${at}: ${fault}`];
    });
    expect(unknown).toEqual([]);
  });
});

describe('what is planted is found:', () => {
  test('types that do not fit, at the line of the page', () => {
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^planted\.md:14: .*'replica' does not exist in type 'ZoomKmsKeyProps'/),
        expect.stringMatching(/^planted\.md:23: Property 'arn' does not exist on type 'ZoomKmsKey'/),
        expect.stringMatching(/^planted\.md:31: Property 'subject' does not exist on type 'KeyMonitor'/),
        expect.stringMatching(/^planted\.md:40: .*has no exported member.* 'ZoomKey'/),
        expect.stringMatching(/^planted\.md:41: Cannot find name 'App'/),
      ]),
    );
  });

  test('a block that types are content with and synthesis is not', () => {
    const region = block(`${APP}new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-wets-2'] });\n`);
    expect(() => resourceTypesOf(programOf(region, CONTEXTS))).toThrow(/'us-wets-2'/);
  });

  test('a block that is neither an app nor a known fragment', () => {
    expect(() => programOf(block('new ZoomKmsKey(stack);\n'), CONTEXTS)).toThrow(
      /README\.md:10: no app, and 0 contexts/,
    );
  });

  test.each([
    ['zoom-cmk drfit', /unknown command 'drfit'/],
    ['npx --no zoom-cmk drift --setle 5', /unknown option '--setle'/],
    ['cdk synth && zoom-cmk drift --format yaml', /'yaml' is invalid/],
    ['zoom-cmk drift --app a --deployed', /cannot be used with option '--app/],
    ['zoom-cmk policy diff declared.json', /missing required argument/],
    ['cat x | zoom-cmk verify --policy-file', /argument missing/],
    ['aws kms put-keypolicy --key-id 1', /kms has no operation 'put-keypolicy'/],
    ['aws kmz list-keys', /no service 'kmz'/],
    ['echo "$(aws kms list-kees)"', /kms has no operation 'list-kees'/],
    ['npx cdk deplyo', /'deplyo' is none of/],
    ['npm run demos', /'demos' is none of/],
    ['npx projen compiled', /'compiled' is none of/],
    ['rm -rf .', /'rm' is no command that is known/],
    ['for a in 1; do zoom-cmk enrol; done', /unknown command 'enrol'/],
  ])('the command %s', async (text, fault) => {
    expect((await commandFaults(block(text, 'sh'))).join('\n')).toMatch(fault);
  });

  test.each(["aws kms list-keys 'open", 'echo "$(date'])("fails for what can't be split: %s", async text => {
    await expect(commandFaults(block(text, 'sh'))).rejects.toThrow("can't be split");
  });

  test('fails for a block that does not end', () => {
    expect(() => codeBlocksIn('page.md', 'a\n\n```ts\nb\n')).toThrow('page.md:3: the block of code does not end');
  });

  test.each([
    [['drift', '--deploy'], "zoom-cmk drift has no option '--deploy'"],
    [['drfit'], "zoom-cmk has no command 'drfit'"],
    [['policy', 'render', '--output=a'], "zoom-cmk render has no option '--output'"],
    [['drift', '--role-arn'], undefined],
  ])('the mention of zoom-cmk %j', (args, fault) => expect(lookAtMention(args)).toBe(fault));
});

test('a script is split into its commands', () => {
  const script = `A=b; export A  # not this
aws kms \\
  describe-key --query 'a | b' > "c d.json" && for x in "$A" '$B'; do
  AWS_REGION=x aws sts get-caller-identity <<<"$(cut -d: -f4 <<<"$x")" 2>&1 | jq .a\\ b
done
`;
  expect(commandsIn(script)).toEqual([
    ['export', 'A'],
    ['aws', 'kms', 'describe-key', '--query', 'a | b'],
    ['for', 'x', 'in', '$A', '$B'],
    ['aws', 'sts', 'get-caller-identity'],
    ['jq', '.a b'],
    ['cut', '-d:', '-f4'],
  ]);
});

test('blocks are found in lists, and indented ones outside of them', () => {
  const text = 'a\n\n1. b\n\n   ```sh\n   c\n     d\n   ```\n\n    e\n\nf:\n\n    g\n    h\n\ni\n';
  expect(codeBlocksIn('page.md', text)).toEqual([
    { page: 'page.md', line: 6, language: 'sh', text: 'c\n  d\n' },
    { page: 'page.md', line: 14, language: 'indented', text: 'g\nh\n' },
  ]);
});
