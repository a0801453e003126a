/**
 * A second opinion on key policies, written from what KMS does and sharing nothing with the engine: it tries every
 * principal, action and request over small policies.
 */
export const OWNER = '111122223333';
export const FOREIGN = '444455556666';

/** The principals that policies are made of, by the name that a comparison gives them. */
export const PRINCIPALS = {
  root: `arn:aws:iam::${OWNER}:root`,
  admin: `arn:aws:iam::${OWNER}:role/Admin`,
  foreign: `arn:aws:iam::${FOREIGN}:root`,
  worker: `arn:aws:iam::${FOREIGN}:role/Worker`,
  service: 'sns.amazonaws.com',
  anyone: '*',
} as const;
export type Who = keyof typeof PRINCIPALS;

/** An operator of a condition with its key and values. */
export interface Line {
  readonly operator: string;
  readonly key: 'k:text' | 'aws:SecureTransport' | 'k:set' | 'kms:CallerAccount';
  readonly values: readonly string[];
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly who: readonly Who[];
  readonly actions: readonly string[];
  readonly not: boolean;
  readonly conditions: readonly Line[];
}

/** What a request brings. */
export type Request = Readonly<Record<Line['key'], readonly string[] | undefined>>;

/** Every request that the conditions of {@link Line} can tell apart. */
const REQUESTS: readonly Request[] = [undefined, ['x'], ['y'], ['z']].flatMap(text =>
  [undefined, ['true'], ['false']].flatMap(truth =>
    [undefined, ['x'], ['y'], ['z'], ['x', 'y'], ['x', 'z'], ['y', 'z'], ['x', 'y', 'z']].flatMap(set =>
      [undefined, [OWNER], [FOREIGN], ['999999999999']].map(account => ({
        'k:text': text,
        'aws:SecureTransport': truth,
        'k:set': set,
        'kms:CallerAccount': account,
      })),
    ),
  ),
);

const CROSS_ACCOUNT = new Set([
  'Decrypt',
  'Encrypt',
  'ReEncryptFrom',
  'ReEncryptTo',
  'DescribeKey',
  'DeriveSharedSecret',
  'CreateGrant',
]);
const ACCOUNT_OF: Partial<Record<Who, string>> = { root: OWNER, admin: OWNER, foreign: FOREIGN, worker: FOREIGN };

/** The actions that the oracle asks of: enough for every pattern that its policies use. */
export const ACTIONS = [
  'Decrypt',
  'DescribeKey',
  'DeriveSharedSecret',
  'Encrypt',
  'PutKeyPolicy',
  'ReEncryptFrom',
  'ReEncryptTo',
  'DisableKey',
];

const known = new Map<string, readonly Request[]>();

/** The requests that this principal can make, as far as they differ in these keys. */
export function requestsOf(who: Who, keys: ReadonlySet<Line['key']>): readonly Request[] {
  const name = [who, ...[...keys].sort()].join();
  const found = known.get(name) ?? REQUESTS.filter(request => canMake(who, request, keys));
  known.set(name, found);
  return found;
}

function canMake(who: Who, request: Request, keys: ReadonlySet<Line['key']>): boolean {
  const account = ACCOUNT_OF[who];
  return Object.entries(request).every(([key, values]) => {
    if (key === 'kms:CallerAccount' && account !== undefined) return values?.[0] === account;
    return values === undefined || keys.has(key as Line['key']);
  });
}

/** What each request comes to: 0 nothing, 1 what the IAM policies of its account allow, 2 the action by itself. */
export function levelsOf(
  policy: readonly Statement[],
  who: Who,
  action: string,
  requests: readonly Request[],
): readonly number[] {
  const abroad = ACCOUNT_OF[who] === FOREIGN;
  if (abroad && !CROSS_ACCOUNT.has(action)) return requests.map(() => 0);
  const account = who === 'admin' ? 'root' : who === 'worker' ? 'foreign' : undefined;
  const names: Who[] = ['anyone', who, ...(account === undefined ? [] : [account as Who])];
  const reaching = policy.filter(each => names.some(name => each.who.includes(name)) && isAbout(each, action));
  return requests.map(request => {
    const applying = reaching.filter(({ conditions }) => conditions.every(line => isMet(line, request)));
    if (applying.some(({ effect }) => effect === 'Deny')) return 0;
    const reaches = (name: Who) => applying.some(each => each.who.includes(name));
    const direct = reaches('anyone') || (who !== 'root' && who !== 'foreign' && reaches(who));
    const delegated = reaches(account ?? who);
    if (abroad) return direct || delegated ? 1 : 0;
    return direct ? 2 : delegated ? 1 : 0;
  });
}

/** The statements as a policy. */
export function asPolicy(statements: readonly Statement[]): unknown {
  return {
    Version: '2012-10-17',
    Statement: statements.map(({ effect, who, actions, not, conditions }) => ({
      Effect: effect,
      Principal: {
        AWS: who.filter(name => name !== 'service').map(name => PRINCIPALS[name]),
        Service: who.filter(name => name === 'service').map(name => PRINCIPALS[name]),
      },
      [not ? 'NotAction' : 'Action']: actions,
      Resource: '*',
      Condition: Object.fromEntries(conditions.map(({ operator, key, values }) => [operator, { [key]: values }])),
    })),
  };
}

/** Whether a statement is about an action. */
export function isAbout({ actions, not }: Statement, action: string): boolean {
  const named = actions.some(pattern => {
    const [beginning, ...rest] = pattern.replace('kms:', '').split('*');
    return rest.length > 0 ? action.startsWith(beginning) : action === beginning;
  });
  return named !== not;
}

function isMet({ operator, key, values }: Line, request: Request): boolean {
  const present = request[key];
  const among = (value: string) => values.some(each => each.toLowerCase() === value.toLowerCase());
  switch (operator) {
    case 'Null':
      return values.includes(present === undefined ? 'true' : 'false');
    case 'StringEquals':
    case 'Bool':
      return present !== undefined && among(present[0]);
    case 'StringNotEquals':
      return present === undefined || !among(present[0]);
    case 'StringEqualsIfExists':
    case 'BoolIfExists':
      return present === undefined || among(present[0]);
    case 'ForAnyValue:StringEquals':
      return present !== undefined && present.some(among);
    case 'ForAnyValue:StringNotEquals':
      return present !== undefined && present.some(value => !among(value));
    case 'ForAllValues:StringEquals':
      return present === undefined || present.every(among);
    case 'ForAllValues:StringNotEquals':
      return present === undefined || present.every(value => !among(value));
    default:
      throw new Error(`the oracle does not know ${operator}`);
  }
}
