import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as cdktf from 'cdktf';
import { IConstruct } from 'constructs';
import { CodeBlock } from './markdown';
import { transpiled, typeCheck } from './type-check';

/** What a block that is no whole app takes for granted. */
export interface Context {
  readonly page: RegExp;
  /** Words of the blocks that it is for. */
  readonly words: string;
  /** What the page does not repeat. */
  readonly before?: string;
  /** Values by their names; the first has the tree that is synthesised. */
  readonly given: () => Readonly<Record<string, IConstruct>>;
}

/** A block of TypeScript, as it is compiled and run. */
export interface Program {
  readonly at: string;
  readonly file: string;
  readonly source: string;
  readonly context?: Context;
}

/** @throws {Error} where the block is neither an app nor a fragment that just one of the contexts is for */
export function programOf({ page, line, text }: CodeBlock, among: readonly Context[]): Program {
  const block = { at: `${page}:${line}`, file: `${page}.${line}.ts` };
  if (/^const app = new App\(/m.test(text)) {
    return { ...block, source: `${text}export { app };\n` };
  }
  const contexts = among.filter(context => context.page.test(page) && text.includes(context.words));
  if (contexts.length !== 1) {
    throw new Error(
      `${block.at}: no app, and ${contexts.length} contexts: put one in the table of code-blocks.test.ts`,
    );
  }
  const [context] = contexts;
  return { ...block, source: `${context.before ?? ''}${text}export {};\n`, context };
}

/** The faults of blocks, at lines of their pages. */
export function faultsIn(programs: readonly Program[]): string[] {
  const byFile = new Map(programs.map(program => [program.file, program]));
  return typeCheck(new Map(programs.map(({ file, source }) => [file, source]))).map(({ file, line, message }) => {
    const [, page, first] = /^(.*)\.(\d+)\.ts$/.exec(file)!;
    const linesBefore = (byFile.get(file)!.context?.before ?? '').split('\n').length - 1;
    return `${page}:${Number(first) + line - 1 - linesBefore}: ${message}`;
  });
}

/** Runs a block as Node would, and synthesises its tree: the types of all resources. */
export function resourceTypesOf({ source, context }: Program): string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'zoom-cmk-docs-'));
  process.env.CDKTF_OUTDIR = outdir;
  try {
    const values = context?.given() ?? {};
    const exported: { app?: IConstruct } = {};
    new Function('require', 'exports', ...Object.keys(values), transpiled(source))(
      require,
      exported,
      ...Object.values(values),
    );
    return synthesised((exported.app ?? Object.values(values)[0]).node.root);
  } finally {
    delete process.env.CDKTF_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}

function synthesised(root: IConstruct): string[] {
  if (App.isApp(root)) {
    const { directory, stacksRecursively } = root.synth();
    const types = stacksRecursively.flatMap(({ template }) =>
      Object.values<{ Type: string }>(template.Resources ?? {}).map(({ Type }) => Type),
    );
    rmSync(directory, { recursive: true });
    return types;
  }
  const app = cdktf.App.of(root);
  app.synth();
  const folder = join(app.outdir, 'stacks');
  return readdirSync(folder).flatMap(name =>
    Object.keys(JSON.parse(readFileSync(join(folder, name, 'cdk.tf.json'), 'utf8')).resource),
  );
}
