import { setMaxListeners } from 'node:events';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { KMSClient } from '@aws-sdk/client-kms';
import { AccountCredentials } from './account-credentials';
import { ClientSettings, clientSettings, DEFAULT_TIMEOUT_MS } from './client-settings';
import { DEFAULT_CONCURRENCY, Limits } from './limits';
import { look } from './look';
import { Looked } from './looked';
import { rolesByAccount } from './role';

// Getting credentials is several requests where a profile assumes a role, or a role another one.
const CREDENTIAL_ATTEMPTS = 6;

/** How AWS is asked. */
export interface AwsAccessOptions {
  /** Name of a profile of the AWS configuration. @default - the credentials of the environment */
  readonly profile?: string;
  /** ARNs of roles to assume, at most one for an account. @default - none: only the caller's own account can be asked */
  readonly roleArns?: readonly string[];
  /** Longest time for one attempt of a request, in milliseconds. @default 10000 */
  readonly timeoutMs?: number;
  /** Ends the run: what waits is dropped, what is under way is aborted. @default - nothing ends it */
  readonly signal?: AbortSignal;
  /** Requests under way at once in one Region of an account. @default 10 */
  readonly concurrency?: number;
}

/**
 * Access to the accounts and Regions that are checked.
 *
 * Never the wrong account: a client for an account has credentials that STS says are of that account, or none, and then
 * each of its requests fails with the reason 'credentials'. `AWS_ENDPOINT_URL` and its kin are honoured by the SDK.
 */
export class AwsAccess {
  /** Accounts that a role was given for, twelve digits each. */
  readonly roleAccounts: readonly string[];
  private readonly limits: Limits;
  private readonly credentials: AccountCredentials;
  private readonly clients = new Map<string, KMSClient | CloudFormationClient>();
  private readonly settings: () => ClientSettings;
  private readonly signal?: AbortSignal;

  /** @throws {Error} where `roleArns` has what is no ARN of a role, or two of one account. */
  constructor(options: AwsAccessOptions = {}) {
    const {
      profile,
      roleArns = [],
      timeoutMs = DEFAULT_TIMEOUT_MS,
      signal,
      concurrency = DEFAULT_CONCURRENCY,
    } = options;
    this.settings = () => clientSettings(timeoutMs, concurrency, profile);
    this.signal = signal;
    this.limits = new Limits(signal, concurrency);
    // Every request under way listens to it.
    if (signal) setMaxListeners(0, signal);
    const roles = rolesByAccount(roleArns);
    this.roleAccounts = [...roles.keys()];
    this.credentials = new AccountCredentials({
      ...{ profile, signal, roles, settings: this.settings },
      timeoutMs: CREDENTIAL_ATTEMPTS * timeoutMs,
    });
  }

  /**
   * A client of KMS. The same one for the same account and Region.
   *
   * @param account Twelve digits; where it is absent, the credentials of the caller are used as they are.
   */
  kms(account: string | undefined, region: string): KMSClient {
    return this.client('kms', KMSClient, account, region);
  }

  /**
   * A client of CloudFormation. The same one for the same account and Region.
   *
   * @param account Twelve digits; where it is absent, the credentials of the caller are used as they are.
   */
  cloudFormation(account: string | undefined, region: string): CloudFormationClient {
    return this.client('cloudformation', CloudFormationClient, account, region);
  }

  /** The account of the caller's own credentials, twelve digits. */
  async callerAccount(): Promise<Looked<string>> {
    const region = await this.credentials.stsRegion();
    return look('sts:GetCallerIdentity', region, async () => (await this.credentials.callerIdentity()).account);
  }

  /**
   * Makes one request when its turn comes, and aborts it when the run ends.
   *
   * @param operation The request as IAM names it, `kms:ListGrants`: quotas differ.
   * @param send Sends the request, by a client of this object.
   * @throws whatever the request throws; see {@link look}.
   */
  async request<T>(account: string | undefined, region: string, operation: string, send: () => Promise<T>): Promise<T> {
    return this.limits.run(account, region, operation, send);
  }

  /** Closes all connections. The object is of no use afterwards. */
  destroy(): void {
    for (const client of this.clients.values()) client.destroy();
    this.clients.clear();
  }

  private client<C extends KMSClient | CloudFormationClient>(
    service: string,
    type: new (config: object) => C,
    account: string | undefined,
    region: string,
  ): C {
    if (this.clients.size === 0) this.credentials.workRegion = region;
    const name = `${service} ${account ?? 'caller'} ${region}`;
    const credentials = async () => this.credentials.of(account);
    const client = this.clients.get(name) ?? this.abortable(new type({ region, credentials, ...this.settings() }));
    this.clients.set(name, client);
    return client as C;
  }

  /**
   * The client, whose requests the end of the run aborts: those under way, and those that wait for their next attempt. The SDK
   * takes the signal with each request, too, and then puts its middleware together anew for each.
   */
  private abortable<C extends KMSClient | CloudFormationClient>(client: C): C {
    const { signal } = this;
    if (!signal) return client;
    // A method of the one or the other cannot be called; both have the same.
    const { config, middlewareStack } = client as KMSClient;
    const { requestHandler } = config;
    const handle = requestHandler.handle.bind(requestHandler);
    requestHandler.handle = async (request, options) => handle(request, { ...options, abortSignal: signal });
    middlewareStack.add(
      (next, context) => {
        // Where the SDK's retries look for it.
        context.__smithy_context!.abortSignal = signal;
        return next;
      },
      { step: 'initialize' },
    );
    return client;
  }
}
