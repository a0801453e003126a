import { bootstrap } from './bootstrap';
import { Clock } from './clock';
import { CloudFormation } from './cloudformation';
import { RecordedResource, RecordedResources } from './cloudformation/recorded-resources';
import { EventBuses, eventBridgeService, PutEvent } from './eventbridge';
import { Faults } from './faults';
import { Endpoint } from './http/endpoint';
import { jsonService } from './http/json-service';
import { LoggedRequest } from './http/request-log';
import { Principals } from './identity/principals';
import { Sessions } from './identity/sessions';
import { Kms } from './kms';
import { Parameters, ssmService } from './other-services/ssm';
import { stsService } from './other-services/sts';
import { NO_SERVICE } from './other-services/unsupported';
import { Buckets, Objects, s3Service } from './s3';

const ACCESS_KEY_ID = 'AKIALOCALAWSEXAMPLE0';
const SECRET_ACCESS_KEY = 'local-aws-checks-no-signature';
const DEFAULT_REGION = 'us-east-1';

/** How the endpoint is started. */
export interface LocalAwsOptions {
  /** The account of callers whose access key says no other. @default '111122223333' */
  readonly accountId?: string;
  /** The port to listen on. @default - a free one */
  readonly port?: number;
  /**
   * How long each step of a stack operation takes, in milliseconds.
   *
   * The CDK CLI asks every five seconds, so a stack that is done when it first asks saves that time. Give a time to see
   * stacks in progress.
   *
   * @default 0
   */
  readonly stepMs?: number;
}

/** What an SDK client needs to talk to the endpoint. */
export interface LocalClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * A loopback AWS endpoint: KMS, CloudFormation, STS, S3 and a little of EventBridge and SSM, for tests and the demo.
 *
 * It keeps everything in memory, listens on 127.0.0.1 only, and accepts any signature.
 */
export class LocalAws {
  /** Starts an endpoint that has no keys and no stacks yet. */
  static async start(options: LocalAwsOptions = {}): Promise<LocalAws> {
    const accountId = options.accountId ?? '111122223333';
    if (!/^\d{12}$/.test(accountId)) throw new Error(`accountId must have 12 digits, got '${accountId}'`);
    const aws = new LocalAws(accountId, options.stepMs ?? 0);
    aws.port = await aws.http.listen(options.port ?? 0);
    return aws;
  }

  /** The IAM roles and users that exist, and that key policies may name. */
  readonly principals = new Principals();
  /** Denial, throttling, latency and stale reads on demand. */
  readonly faults = new Faults();
  /** The time as the services see it, to let waiting periods pass. */
  readonly clock = new Clock();
  /** What is in S3, to be read and written without a client. */
  readonly objects: Objects;
  private readonly buckets = new Buckets();
  private readonly buses = new EventBuses();
  private readonly parameters = new Parameters();
  private readonly recordedResources = new RecordedResources();
  private readonly http: Endpoint;
  private readonly cloudFormation: CloudFormation;
  private port = 0;

  private constructor(
    readonly accountId: string,
    stepMs: number,
  ) {
    // The caller itself exists, so that key policies may name it.
    this.principals.create(`arn:aws:iam::${accountId}:user/local-aws`);
    const sessions = new Sessions(accountId, this.principals);
    const kms = new Kms(this.principals, this.clock, this.faults);
    const { principals, buckets, buses, parameters, recordedResources: recorded } = this;
    this.objects = new Objects(buckets, accountId, DEFAULT_REGION);
    this.cloudFormation = new CloudFormation({ kms, principals, buckets, buses, parameters, recorded }, stepMs);
    const services = new Map([
      ['kms', jsonService((caller, operation, input) => kms.request(caller, operation, input))],
      ['cloudformation', this.cloudFormation.service],
      ['sts', stsService(sessions)],
      ['s3', s3Service(buckets)],
      ['events', eventBridgeService(buses, this.faults)],
      ['ssm', ssmService(parameters)],
    ]);
    this.http = new Endpoint(services, NO_SERVICE, sessions, this.faults);
  }

  /** The address of the endpoint, for all services and Regions. */
  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What was asked of the endpoint so far, and how it answered. */
  get requests(): readonly LoggedRequest[] {
    return this.http.requests;
  }

  /** The events that were put on buses so far, oldest first. They go no further. */
  get events(): readonly PutEvent[] {
    return this.buses.events;
  }

  /** The events that were accepted, but for buses that did not exist, as EventBridge does. */
  get lostEvents(): readonly PutEvent[] {
    return this.buses.lost;
  }

  /** Makes an event bus exist that no stack makes. */
  createEventBus(name: string, region: string = DEFAULT_REGION, accountId: string = this.accountId): void {
    this.buses.create(name, { account: accountId, region });
  }

  /** The resources of a Region whose types are only recorded, oldest first, of one type where that is given. */
  recorded(region: string = DEFAULT_REGION, type?: string): RecordedResource[] {
    return this.recordedResources.in(region, type);
  }

  /** Makes what `cdk bootstrap` makes in a Region: the bucket for assets, the parameter with its version, the roles. */
  bootstrap(region: string = DEFAULT_REGION, accountId: string = this.accountId): void {
    const { buckets, parameters, principals } = this;
    bootstrap({ buckets, parameters, principals }, accountId, region);
  }

  /** Variables that point child processes at the endpoint, and keep them away from the user's own profile and the network. */
  get environment(): Record<string, string> {
    const nothing = process.platform === 'win32' ? 'NUL' : '/dev/null';
    return {
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_ACCESS_KEY_ID: ACCESS_KEY_ID,
      AWS_SECRET_ACCESS_KEY: SECRET_ACCESS_KEY,
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: '',
      AWS_REGION: DEFAULT_REGION,
      AWS_DEFAULT_REGION: DEFAULT_REGION,
      AWS_CONFIG_FILE: nothing,
      AWS_SHARED_CREDENTIALS_FILE: nothing,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      // A warning of the SDK that the CLI bundles; its user can do nothing about it.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1',
    };
  }

  /** The configuration of an SDK client for a Region, and for another account than the default one if asked for. */
  clientConfig(region: string = DEFAULT_REGION, accountId?: string): LocalClientConfig {
    return {
      endpoint: this.endpoint,
      region,
      credentials: { accessKeyId: accountId ?? ACCESS_KEY_ID, secretAccessKey: SECRET_ACCESS_KEY },
    };
  }

  /** Stops at once, also while stacks are in progress or connections are open. */
  async stop(): Promise<void> {
    this.cloudFormation.stop();
    await this.http.close();
  }
}
