import { STSClient } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { Caller, callerOf } from './caller';
import { ClientSettings, configuredRegion } from './client-settings';
import {
  bounded,
  callerCredentials,
  CredentialProvider,
  Credentials,
  credentialsFailure,
  remembered,
} from './credentials';
import { KnownFailure } from './known-failure';
import { Role } from './role';

const SESSION_NAME = 'zoom-cmk-drift';

/** Where credentials come from. */
export interface AccountCredentialsOptions {
  /** Name of a profile of the AWS configuration. @default - the credentials of the environment */
  readonly profile?: string;
  /** Roles to assume, by account. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Longest time that it may take to get credentials, in milliseconds. */
  readonly timeoutMs: number;
  /** Ends the waiting for credentials. @default - nothing ends it */
  readonly signal?: AbortSignal;
  /** Settings of the clients of STS, one at a time. */
  readonly settings: () => ClientSettings;
}

/** Credentials by account. Those of a named account are what STS says are of that account, or there are none. */
export class AccountCredentials {
  /** Region whose STS is asked where none is configured: one of the work is of the right partition, and can be reached. */
  workRegion = 'us-east-1';
  private readonly own: CredentialProvider;
  private readonly sessions = new Map<string, CredentialProvider>();
  private caller?: Promise<Caller>;
  private configured?: Promise<string | undefined>;

  constructor(private readonly options: AccountCredentialsOptions) {
    this.own = this.kept(callerCredentials(options.profile, async () => this.stsRegion()));
  }

  /**
   * The credentials for an account.
   *
   * @param account Twelve digits; where it is absent, those of the caller as they are.
   * @throws {KnownFailure} mostly with the reason 'credentials'.
   */
  async of(account: string | undefined): Promise<Credentials> {
    if (account === undefined) return this.own();
    const role = this.options.roles.get(account);
    if (role) return this.session(role)();
    const caller = await this.callerIdentity();
    if (caller.account === account) return this.own();
    const roleArn = `arn:${caller.partition}:iam::${account}:role/<name>`;
    throw new KnownFailure(
      'credentials',
      `the credentials are of account ${caller.account}, what is asked for is in account ${account}: give --role-arn ${roleArn}`,
    );
  }

  /** Who the caller's own credentials belong to. */
  async callerIdentity(): Promise<Caller> {
    this.caller ??= this.identityOf(this.own).catch(error => {
      throw credentialsFailure('cannot tell the account of the credentials', error);
    });
    return this.caller;
  }

  /** Region whose STS is asked: the configured one, else one of the work. */
  async stsRegion(): Promise<string> {
    this.configured ??= configuredRegion(this.options.profile);
    return (await this.configured) ?? this.workRegion;
  }

  private session(role: Role): CredentialProvider {
    const session = this.sessions.get(role.account) ?? this.kept(async () => this.assume(role));
    this.sessions.set(role.account, session);
    return session;
  }

  private async assume({ arn, account }: Role): Promise<Credentials> {
    try {
      const credentials = await fromTemporaryCredentials({
        params: { RoleArn: arn, RoleSessionName: SESSION_NAME },
        masterCredentials: this.own,
        clientConfig: { region: await this.stsRegion(), ...this.options.settings() },
      })();
      const caller = await this.identityOf(async () => credentials);
      if (caller.account === account) return credentials;
      throw new KnownFailure('credentials', `the session of ${arn} is of account ${caller.account}, not of ${account}`);
    } catch (error) {
      throw credentialsFailure(`cannot assume ${arn}`, error);
    }
  }

  private async identityOf(credentials: CredentialProvider): Promise<Caller> {
    const region = await this.stsRegion();
    const client = new STSClient({ region, credentials, ...this.options.settings() });
    return callerOf(client, this.options.signal).finally(() => client.destroy());
  }

  private kept(provider: CredentialProvider): CredentialProvider {
    return remembered(bounded(provider, this.options.timeoutMs, this.options.signal));
  }
}
