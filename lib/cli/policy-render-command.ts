import { Command } from 'commander';
import { Console } from './console';
import { IN_SYNC } from './exit-status';
import { account } from './option-values';
import { Done } from './program';
import { appOption } from './shared-options';

/** The options of `zoom-cmk policy render`, read. */
export interface RenderOptions {
  readonly app: string;
  readonly account?: string;
}

/** `zoom-cmk policy render` */
export function policyRenderCommand(console: Console, done: Done): Command {
  return new Command('render')
    .description('Prints a declared key policy as JSON, as the console takes it. Asks no cloud')
    .argument('[construct]', 'path of the construct, such as Zoom/Cmk; needed where the app declares several keys')
    .addOption(appOption())
    .option('--account <id>', 'account of the key, where the code leaves it open', account)
    .addHelpText('after', EXAMPLES)
    .action((construct: string | undefined, options: RenderOptions) => {
      // Loaded when it is needed: reading cloud assemblies takes a library.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { declaredPolicy } = require('./declared-policy') as typeof import('./declared-policy');
      console.stdout.write(`${JSON.stringify(declaredPolicy(construct, options), undefined, 2)}\n`);
      done(IN_SYNC);
    });
}

const EXAMPLES = `
Examples:
  cdk synth && zoom-cmk policy render --account 111122223333
  zoom-cmk policy render Zoom/Cmk/replica-us-west-2 > policy.json`;
