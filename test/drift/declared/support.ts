import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, BootstraplessSynthesizer } from 'aws-cdk-lib';
import { DeclaredStack, DeclaredStateError, Resolution, StackFacts } from '../../../lib/drift/declared';
import { Resolver, StackScope } from '../../../lib/drift/declared/intrinsics';

export const ACCOUNT = '111122223333';
export const OTHER_ACCOUNT = '444455556666';
export const EAST = 'us-east-1';
export const WEST = 'us-west-2';
export const KEY_ID = 'mrk-1234abcd12ab34cd56ef1234567890ab';
export const OTHER_KEY_ID = 'mrk-00000000000000000000000000000000';
export const EAST_ARN = `arn:aws:kms:${EAST}:${ACCOUNT}:key/${KEY_ID}`;
export const WEST_ARN = `arn:aws:kms:${WEST}:${ACCOUNT}:key/${KEY_ID}`;

/** Far longer than anything here takes: what has no bound takes minutes, or never ends. */
const BOUNDED_MS = 20_000;

/** Names that every object of JavaScript has. */
export const INHERITED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** A stack of us-east-1 with this template. */
export function stackOf(template: unknown, overrides: Partial<DeclaredStack> = {}): DeclaredStack {
  return {
    name: 'Zoom',
    account: ACCOUNT,
    region: EAST,
    template: template as DeclaredStack['template'],
    constructPaths: new Map(),
    source: 'Zoom.template.json',
    ...overrides,
  };
}

/** What CloudFormation says of a deployed stack, by plain objects. */
export interface Deployed {
  readonly account?: string;
  readonly region?: string;
  readonly parameters?: Record<string, string>;
  readonly physicalIds?: Record<string, string>;
  readonly outputs?: Record<string, string>;
}

export function factsOf({ account = ACCOUNT, region = EAST, ...deployed }: Deployed = {}): StackFacts {
  return {
    account,
    region,
    id: `arn:aws:cloudformation:${region}:${account}:stack/Zoom/5a3f3f10-1111-2222-3333-0123456789ab`,
    parameters: new Map(Object.entries(deployed.parameters ?? {})),
    physicalIds: new Map(Object.entries(deployed.physicalIds ?? {})),
    outputs: new Map(Object.entries(deployed.outputs ?? {})),
  };
}

/** A stack of us-east-1 with this template, and what is known beyond it. */
export function scopeOf(
  template: unknown,
  overrides: Partial<StackScope> & { readonly name?: string } = {},
): StackScope {
  const { name = 'Zoom', ...more } = overrides;
  return { stack: stackOf(template, { name }), account: ACCOUNT, region: EAST, keyArns: new Map(), ...more };
}

/** Resolves a value in a stack with this template, beside others. */
export function resolve(
  node: unknown,
  template: unknown = {},
  overrides: Parameters<typeof scopeOf>[1] = {},
  ...others: readonly StackScope[]
): Resolution<unknown> {
  const scope = scopeOf(template, overrides);
  return new Resolver([scope, ...others]).value(node, scope);
}

/** The value that something was resolved to. */
export function valueOf<T>(resolution: Resolution<T> | undefined): T {
  if (resolution && 'value' in resolution) return resolution.value;
  throw new Error(`expected a value, got ${JSON.stringify(resolution)}`);
}

/** Why something was not resolved, each reason a line of harmless characters. */
export function problemsOf(resolution: Resolution<unknown> | undefined): readonly string[] {
  if (!resolution || !('unresolved' in resolution)) {
    throw new Error(`expected problems, got ${JSON.stringify(resolution)}`);
  }
  expect(resolution.unresolved).not.toHaveLength(0);
  resolution.unresolved.forEach(expectHarmless);
  return resolution.unresolved;
}

/** The message of the DeclaredStateError that something throws, which is a line of harmless characters. */
export function failureOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (!(error instanceof DeclaredStateError)) throw error;
    expect(error.name).toBe('DeclaredStateError');
    expectHarmless(error.message);
    return error.message;
  }
  throw new Error('expected a DeclaredStateError, got none');
}

function expectHarmless(message: string): void {
  expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(message.length).toBeLessThan(5_000);
}

/** Expects that something takes no longer than {@link BOUNDED_MS}. */
export function bounded<T>(action: () => T): T {
  const start = Date.now();
  const result = action();
  expect(Date.now() - start).toBeLessThan(BOUNDED_MS);
  return result;
}

/** A primary key as the construct writes it, with these properties. */
export function primaryKey(Properties: unknown = {}, more: object = {}): object {
  return { Type: 'AWS::KMS::Key', Metadata: intent({ setRole: 'primary' }), Properties, ...more };
}

/** A replica key as the construct writes it, with these properties. */
export function replicaKey(Properties: unknown = {}, more: object = {}): object {
  return { Type: 'AWS::KMS::ReplicaKey', Metadata: intent({ setRole: 'replica' }), Properties, ...more };
}

/** The metadata of a key as the construct writes it, but for these members. */
export function intent(members: object): object {
  return { 'zoom-cmk': { primaryRegion: EAST, broker: 'account-root', search: 'none', ...members } };
}

/** A folder of a test's own. */
export class TempFolder {
  // The real path, as the system's folder for such things may be a link.
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'zoom-cmk-declared-')));

  /** Writes a file, of text or else of JSON, and gives its path. */
  write(name: string, content: unknown): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
    return path;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Writes the cloud assembly of an app into a folder, as `cdk synth` does, and gives the folder. */
export function synthesise(outdir: string, build: (app: App) => void, context: Record<string, unknown> = {}): string {
  const app = new App({
    outdir,
    context,
    analyticsReporting: false,
    // Needs no bootstrap, and writes no version of one into the templates.
    defaultStackSynthesizer: new BootstraplessSynthesizer(),
  });
  build(app);
  app.synth();
  return outdir;
}
