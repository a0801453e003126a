import { Stack } from 'aws-cdk-lib';
import { Finding } from '../../lib/drift/finding';
import { KeyReport } from '../../lib/drift/report';
import { FunctionContext } from '../../lib/monitor/surroundings';
import { FUNCTION_ENVIRONMENT, MONITOR_DETAIL_TYPES, WatchedKey } from '../../lib/private/monitor-contract';
import { ACCOUNT } from '../aws/support';
import { Environment } from '../drift/live/support';
import { DriftHarness } from '../e2e/drift-harness';
import { LocalAws } from '../local-aws';

export const WATCH = 'Zoom-Cmk';
export const BUCKET = 'zoom-cmk-reports';
export const BUS = `arn:aws:events:us-east-1:${ACCOUNT}:event-bus/zoom-cmk`;

/** What Lambda says of an invocation with so much time left, in seconds. */
export function context(seconds = 900): FunctionContext {
  const end = Date.now() + 1000 * seconds;
  return {
    invokedFunctionArn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:drift-check`,
    getRemainingTimeInMillis: () => end - Date.now(),
  };
}

/** What a function has around it: a bucket, a bus, an environment, a log. */
export class FunctionBench {
  readonly environment = new Environment();
  readonly lines: string[] = [];
  private readonly seen = new Map<string, number>();
  private readonly console = jest
    .spyOn(console, 'log')
    .mockImplementation((line: string) => void this.lines.push(line));

  constructor(
    readonly aws: LocalAws,
    variables: Record<string, string>,
  ) {
    aws.objects.createBucket(BUCKET);
    aws.createEventBus('zoom-cmk');
    this.environment.use({
      ...aws.environment,
      [FUNCTION_ENVIRONMENT.watch]: WATCH,
      [FUNCTION_ENVIRONMENT.bucket]: BUCKET,
      [FUNCTION_ENVIRONMENT.bus]: BUS,
      [FUNCTION_ENVIRONMENT.settleSeconds]: '0',
      ...variables,
    });
  }

  /** An object of the bucket, parsed. */
  json(key: string): any {
    return JSON.parse(this.aws.objects.get(BUCKET, key));
  }

  keys(): string[] {
    return this.aws.objects.keys(BUCKET);
  }

  /** The details of the events of a type that were put on the bus since the last time, oldest first. */
  newEvents(type: keyof typeof MONITOR_DETAIL_TYPES): any[] {
    const seen = this.seen.get(type) ?? 0;
    const events = this.aws.events.filter(({ detailType }) => detailType === MONITOR_DETAIL_TYPES[type]);
    this.seen.set(type, events.length);
    return events.slice(seen).map(({ detail }) => detail);
  }

  /** The metrics of the log so far, without what is the same in all. */
  metrics(): Record<string, unknown>[] {
    return this.lines
      .filter(line => line.startsWith('{'))
      .map(line => {
        const { _aws, ...values } = JSON.parse(line);
        return values;
      });
  }

  async restore(): Promise<void> {
    this.console.mockRestore();
    this.environment.restore();
  }
}

/** Keys that were deployed to a loopback AWS, and a function that watches them. */
export class MonitorBench {
  /**
   * Deploys what is declared in a stack `Zoom` in us-east-1, and watches keys of it.
   *
   * @param isWatched whether a key of ours is watched @default - all are
   */
  static async start(
    declare: (stack: Stack) => void,
    isWatched: (key: WatchedKey) => boolean = () => true,
    variables: Record<string, string> = {},
  ): Promise<MonitorBench> {
    const set = await DriftHarness.start(declare);
    const { keys } = await set.drift();
    const watched = keys.map(({ region, stack, logicalId }) => ({ region, stack, logicalId })).filter(isWatched);
    const functionBench = new FunctionBench(set.harness.aws, {
      [FUNCTION_ENVIRONMENT.keys]: JSON.stringify(watched),
      ...variables,
    });
    return new MonitorBench(set, functionBench);
  }

  private constructor(
    readonly set: DriftHarness,
    readonly lambda: FunctionBench,
  ) {}

  get aws(): LocalAws {
    return this.set.harness.aws;
  }

  async stop(): Promise<void> {
    await this.lambda.restore();
    await this.set.stop();
  }
}

/** A finding of a key in us-east-1, but for what is given. */
export function finding(properties: Partial<Finding> = {}): Finding {
  return {
    ...{ ruleId: 'key-disabled', severity: 'critical', kind: 'drift', cloud: 'aws', account: ACCOUNT },
    ...{ region: 'us-east-1', stack: 'Zoom', logicalId: 'Cmk', message: 'the key in us-east-1 is disabled' },
    ...{ gains: [], losses: [], fingerprint: '0'.repeat(64) },
    ...properties,
  };
}

/** The key of such a finding, but for what is given. */
export function keyReport(properties: Partial<KeyReport> = {}): KeyReport {
  return {
    ...{ cloud: 'aws', account: ACCOUNT, region: 'us-east-1', stack: 'Zoom', logicalId: 'Cmk' },
    ...{ constructPath: 'Zoom/Cmk', setRole: 'primary', state: 'Enabled', outcome: 'in-sync' },
    ...properties,
  };
}
