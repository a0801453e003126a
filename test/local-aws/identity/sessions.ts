import { randomBytes } from 'node:crypto';
import { Caller, partitionOf } from './caller';
import { Principals } from './principals';

/** Temporary credentials of an assumed role. */
export interface RoleSession {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
  readonly assumedRoleArn: string;
  readonly assumedRoleId: string;
}

type Identity = Pick<Caller, 'account' | 'arn' | 'principalArn' | 'userId'>;

/** Knows which account and principal an access key belongs to. */
export class Sessions {
  private readonly byAccessKey = new Map<string, Identity>();

  constructor(
    private readonly defaultAccount: string,
    private readonly principals: Principals,
  ) {}

  /**
   * The caller behind an access key. A key that AssumeRole handed out is its role; a key of twelve digits is a user of that
   * account; any other key is a user of the default account. That user may do all that key policies and key states allow.
   */
  caller(accessKeyId: string, region: string): Caller {
    const identity = this.byAccessKey.get(accessKeyId) ?? this.user(accessKeyId);
    return { ...identity, region, partition: partitionOf(region) };
  }

  /** Opens a session of a role that need not exist: the CLI assumes bootstrap roles that no test creates. */
  assume(roleArn: string, sessionName: string, seconds: number): RoleSession {
    const [, partition, , , account, resource] = roleArn.split(':');
    const role = resource.slice(resource.lastIndexOf('/') + 1);
    const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    const roleId = this.principals.withArn(roleArn)?.uniqueId ?? 'AROALOCALAWSUNKNOWNRL';
    const session = {
      accessKeyId,
      secretAccessKey: randomBytes(20).toString('hex'),
      sessionToken: randomBytes(32).toString('base64'),
      expiration: new Date(Date.now() + seconds * 1000),
      assumedRoleArn: `arn:${partition}:sts::${account}:assumed-role/${role}/${sessionName}`,
      assumedRoleId: `${roleId}:${sessionName}`,
    };
    this.byAccessKey.set(accessKeyId, {
      account,
      arn: session.assumedRoleArn,
      principalArn: roleArn,
      userId: session.assumedRoleId,
    });
    return session;
  }

  private user(accessKeyId: string): Identity {
    const account = /^\d{12}$/.test(accessKeyId) ? accessKeyId : this.defaultAccount;
    const arn = `arn:aws:iam::${account}:user/local-aws`;
    return { account, arn, principalArn: arn, userId: 'AIDALOCALAWSDEFAULTUS' };
  }
}
