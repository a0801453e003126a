import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { driftOf, execution, resultOf, row } from './fleet-support';
import { BUCKET, BUS, WATCH } from './support';
import { FUNCTION_ENVIRONMENT } from '../../lib/private/monitor-contract';
import { LocalAws } from '../local-aws';

const BUNDLE = join(__dirname, '..', '..', 'functions', 'drift-check', 'index.js');
const ROWS = 10_000;

/** The heap of a function with 512 MB is larger. */
const MOST_HEAP_MB = 128;

/** Calls a handler as Lambda does; what it gives is the last line. */
const CALL = `
const [handler, event] = process.argv.slice(1);
require('./index.js')[handler](JSON.parse(event)).then(result => console.log(JSON.stringify(result)));
`;

let aws: LocalAws;
let folder: string;
beforeEach(async () => {
  aws = await LocalAws.start();
  aws.objects.createBucket(BUCKET);
  aws.createEventBus('zoom-cmk');
  folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-function-'));
  copyFileSync(BUNDLE, join(folder, 'index.js'));
});
afterEach(async () => {
  await aws.stop();
  rmSync(folder, { recursive: true });
});

async function call(handler: string, event: unknown): Promise<any> {
  const args = [`--max-old-space-size=${MOST_HEAP_MB}`, '-e', CALL, handler, JSON.stringify(event)];
  const env = {
    PATH: process.env.PATH,
    ...aws.environment,
    [FUNCTION_ENVIRONMENT.watch]: WATCH,
    [FUNCTION_ENVIRONMENT.bucket]: BUCKET,
    [FUNCTION_ENVIRONMENT.bus]: BUS,
  };
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
}

test(`the bundle needs nothing beside it, and sums ${ROWS} rows up with a heap of ${MOST_HEAP_MB} MB`, async () => {
  const inventory = Array.from({ length: ROWS }, (_, each) => row(each));
  const results = inventory.map((of, each) => (each % 2 ? resultOf(of) : driftOf(of, { worst: 'x'.repeat(300) })));
  const executions = inventory.map((of, each) => execution(of, { Output: JSON.stringify(results[each]) }));
  const ResultFiles = { SUCCEEDED: [{ Key: 'SUCCEEDED_0.json' }], FAILED: [], PENDING: [] };
  for (const [key, content] of Object.entries({
    'inventory.json': inventory,
    'SUCCEEDED_0.json': executions,
    'manifest.json': { DestinationBucket: BUCKET, ResultFiles },
  })) {
    aws.objects.put(BUCKET, key, JSON.stringify(content));
  }
  const run = {
    inventory: { bucket: BUCKET, key: 'inventory.json' },
    results: { bucket: BUCKET, key: 'manifest.json' },
  };
  await expect(call('summarise', run)).resolves.toMatchObject({
    ...{ outcome: 'drift', rows: ROWS, succeeded: ROWS, drift: ROWS / 2, lost: 0, unexpected: 0 },
  });
  expect(aws.events.map(({ detailType }) => detailType)).toEqual(['Zoom CMK Fleet Change']);
});
