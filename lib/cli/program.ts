import { Command } from 'commander';
import { Console } from './console';
import { driftCommand } from './drift-command';
import { enrollCommand } from './enroll-command';
import { policyDiffCommand } from './policy-diff-command';
import { policyRenderCommand } from './policy-render-command';
import { verifyCommand } from './verify-command';
import { VERSION } from '../drift/version';

/** Takes the exit status of a command that ran. */
export type Done = (status: number) => void;

/** The command line: every command, and how each is described. */
export function program(console: Console, done: Done): Command {
  const root = new Command('zoom-cmk')
    .description("Shows whether the live keys of Zoom's Customer Managed Key service still are what the code declares")
    .version(VERSION)
    .addHelpText('after', EXIT_STATUS);
  const policy = new Command('policy').description('Key policies as they are declared, and two of them compared');
  policy.addCommand(policyDiffCommand(console, done)).addCommand(policyRenderCommand(console, done));
  root
    .addCommand(driftCommand(console, done))
    .addCommand(verifyCommand(console, done))
    .addCommand(enrollCommand(console, done))
    .addCommand(policy);
  for (const command of [root, policy, ...root.commands, ...policy.commands]) {
    command
      .exitOverride()
      .showHelpAfterError('(zoom-cmk --help tells more)')
      .configureOutput({
        writeOut: text => void console.stdout.write(text),
        writeErr: text => void console.stderr.write(text),
      });
  }
  return root;
}

const EXIT_STATUS = `
Exit status:
  0    in sync, as required, ready, equivalent
  1    drift, a violation, not ready, different
  2    something could not be checked, or the command was not understood
  130  interrupted (143: terminated); what was found until then is printed

Colours are shown on a terminal only, and never with NO_COLOR set.`;
