import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A linter of templates. It is no dependency: where it is missing, templates are not linted. */
export class CfnLint {
  /** Whether it is there; says so where it is not. */
  public static isInstalled(): boolean {
    const found = spawnSync('cfn-lint', ['--version'], { timeout: 30_000 }).status === 0;
    if (!found) console.warn('skipped: there is no cfn-lint command to lint templates with (pip install cfn-lint)');
    return found;
  }

  /** What it finds in templates, at the level of an error. */
  public static errors(templates: readonly unknown[]): string[] {
    const folder = mkdtempSync(join(tmpdir(), 'templates-'));
    try {
      const files = templates.map((template, index) => {
        const file = join(folder, `${index}.json`);
        writeFileSync(file, JSON.stringify(template));
        return file;
      });
      const { stdout, stderr } = spawnSync('cfn-lint', ['--format', 'json', '--', ...files], { encoding: 'utf8' });
      if (!stdout.startsWith('[')) throw new Error(`cfn-lint failed: ${stderr}`);
      return (JSON.parse(stdout) as Match[])
        .filter(({ Level }) => Level === 'Error')
        .map(({ Rule, Message }) => `${Rule.Id}: ${Message}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

interface Match {
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
}
