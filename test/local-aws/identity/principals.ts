import { randomBytes } from 'node:crypto';

/** Roles of Zoom that a key policy may name; they exist in accounts of Zoom's, KB0058987. */
const ZOOM_ROLES = [
  'arn:aws:iam::409910850980:role/keybroker-role',
  'arn:aws:iam::735735407888:role/csms@prod_searchmanage_aw1',
];

const PRINCIPAL_ARN = /^arn:(aws|aws-cn|aws-us-gov):iam::(\d{12}):(role|user)\/((?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64})$/;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A role or user that exists. */
export interface Principal {
  readonly arn: string;
  /** `AROA…` for a role, `AIDA…` for a user. IAM never gives it to another principal of the same name. */
  readonly uniqueId: string;
  readonly account: string;
  readonly kind: 'role' | 'user';
}

/** The IAM roles and users that exist, of all accounts. Key policies may name these, and no others. */
export class Principals {
  private readonly byArn = new Map<string, Principal>();
  private readonly byId = new Map<string, Principal>();

  constructor() {
    ZOOM_ROLES.forEach(arn => this.create(arn));
  }

  /** Makes a role or a user exist. Making one that exists already changes nothing, as its ARN is taken. */
  create(arn: string): Principal {
    const existing = this.byArn.get(arn);
    if (existing) return existing;
    const match = PRINCIPAL_ARN.exec(arn);
    if (!match) throw new Error(`not the ARN of an IAM role or user: ${arn}`);
    const kind = match[3] as 'role' | 'user';
    const principal = { arn, uniqueId: uniqueId(kind === 'role' ? 'AROA' : 'AIDA'), account: match[2], kind };
    this.byArn.set(arn, principal);
    this.byId.set(principal.uniqueId, principal);
    return principal;
  }

  /** Deletes a role or a user. Its unique id is gone for good, also when one of the same name is created later. */
  delete(arn: string): void {
    const principal = this.byArn.get(arn);
    if (!principal) throw new Error(`no such IAM role or user: ${arn}`);
    this.byArn.delete(arn);
    this.byId.delete(principal.uniqueId);
  }

  /** All that exist. */
  all(): Principal[] {
    return [...this.byArn.values()];
  }

  /** The principal of this ARN, if it exists. */
  withArn(arn: string): Principal | undefined {
    return this.byArn.get(arn);
  }

  /** The principal of this unique id, if it still exists. */
  withId(id: string): Principal | undefined {
    return this.byId.get(id);
  }
}

function uniqueId(prefix: string): string {
  return prefix + [...randomBytes(17)].map(byte => ALPHABET[byte % ALPHABET.length]).join('');
}
