import { LocalAws } from './local-aws';

const USAGE = 'usage: tsx test/local-aws/main.ts [--port N]';

function portFrom(args: string[]): number {
  if (args.length === 0) return 0;
  const port = Number(args[1]);
  if (args.length !== 2 || args[0] !== '--port' || !Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(USAGE);
    process.exit(2);
  }
  return port;
}

async function main(): Promise<void> {
  const aws = await LocalAws.start({ port: portFrom(process.argv.slice(2)) });
  // First of all: whoever reads what follows may already send a signal.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void aws.stop());
  }
  for (const [name, value] of Object.entries(aws.environment)) console.log(`export ${name}='${value}'`);
  console.error(`local-aws listens on ${aws.endpoint}; it forgets everything when it stops`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
