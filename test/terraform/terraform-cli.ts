import { spawnSync } from 'node:child_process';

const REGISTRY = 'https://registry.terraform.io/.well-known/terraform.json';

/** Whether the terraform command is there; says so where it is not. */
export function terraformIsInstalled(): boolean {
  const found = spawnSync('terraform', ['version'], { timeout: 30_000 }).status === 0;
  if (!found) console.warn('skipped: there is no terraform command to read what is synthesised');
  return found;
}

/** Whether Terraform can fetch providers; says so where it can't. */
export function registryIsReachable(): boolean {
  const request = `fetch('${REGISTRY}', { signal: AbortSignal.timeout(10000) }).then(({ ok }) => process.exit(ok ? 0 : 1))`;
  const found = spawnSync(process.execPath, ['-e', request], { timeout: 30_000 }).status === 0;
  if (!found) {
    console.warn('skipped: the Terraform registry, whose providers validate what is synthesised, is out of reach');
  }
  return found;
}

/** What terraform prints; throws that where it fails. */
export function terraform(cwd: string, env: NodeJS.ProcessEnv, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('terraform', args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`terraform ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}
