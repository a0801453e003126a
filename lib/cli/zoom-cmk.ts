#!/usr/bin/env node
import { COULD_NOT_CHECK } from './exit-status';
import { run } from './run';

/** Exit status of a command that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

async function main(): Promise<void> {
  // The SDK warns of old versions of Node.js that its next releases drop: the one in this bundle stays.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const interrupt = new AbortController();
  let interrupted: number | undefined;
  for (const [signal, status] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait for what was found.
      if (interrupted !== undefined) process.exit(status);
      interrupted = status;
      interrupt.abort();
    });
  }
  process.stdout.on('error', error => {
    // Who reads the output may have read enough.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return;
    process.stderr.write(`zoom-cmk: can't write to standard output: ${error.message}\n`);
    process.exit(COULD_NOT_CHECK);
  });
  const { stdin, stdout, stderr, env } = process;
  const status = await run(process.argv.slice(2), { stdin, stdout, stderr, env, signal: interrupt.signal });
  process.exitCode = interrupted ?? status;
}

void main();
