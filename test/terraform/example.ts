import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';

/** The examples on CDK for Terraform. */
export const EXAMPLES = readdirSync('examples').filter(name => /^(azure|oci)-/.test(name));

/** An example that has been run: its app, and the folder of its stack, in a temporary folder. */
export interface Example {
  app: App;
  outdir: string;
  stack: string;
}

/** Runs an example, once in each test file, as its modules are loaded once. */
export function runExample(name: string): Example {
  const outdir = mkdtempSync(join(tmpdir(), 'zoom-cmk-example-'));
  process.env.CDKTF_OUTDIR = outdir;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { app } = require(`../../examples/${name}/app`) as { app: App };
    return { app, outdir, stack: join(outdir, 'stacks/zoom') };
  } finally {
    delete process.env.CDKTF_OUTDIR;
  }
}
