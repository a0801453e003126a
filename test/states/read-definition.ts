import { Machine } from './definition';
import { requirePaths } from './payload-template';

/** Checks a value, and says in an error where it stands. */
type Check = (value: any, where: string) => void;

const text: Check = (value, where) => expecting(typeof value === 'string' && value !== '', value, where, 'a text');
const atLeast =
  (least: number): Check =>
  (value, where) =>
    expecting(typeof value === 'number' && value >= least, value, where, `a number, at least ${least}`);
const exactly =
  (...allowed: unknown[]): Check =>
  (value, where) =>
    expecting(allowed.includes(value), value, where, allowed.join(' or '));
const matching =
  (form: RegExp): Check =>
  (value, where) =>
    expecting(typeof value === 'string' && form.test(value), value, where, form.source);

/** An object with these members, and no others: those whose names end with `?` may be missing. */
function object(members: Record<string, Check>): Check {
  const checks = new Map(Object.entries(members).map(([name, check]) => [name.replace('?', ''), check]));
  return (value, where) => {
    expecting(typeof value === 'object' && value !== null && !Array.isArray(value), value, where, 'an object');
    for (const [name, member] of Object.entries(value)) {
      const check = checks.get(name);
      if (!check) {
        throw new Error(
          `${where} has the field '${name}', which is not interpreted: ${[...checks.keys()].join(', ')} are`,
        );
      }
      check(member, `${where}.${name}`);
    }
    for (const name of Object.keys(members)) {
      if (!name.endsWith('?') && !(name in value)) throw new Error(`${where} has no ${name}, which is needed`);
    }
  };
}

/** Names of AWS itself are wildcards or conditions, but for the one that is what it says. */
const errorNames: Check = (value, where) => {
  expecting(Array.isArray(value) && value.length > 0, value, where, 'a list of names');
  (value as unknown[]).forEach(name => matching(/^(?!States\.)|^States\.Timeout$/)(name, where));
};

const RETRIER = object({
  ErrorEquals: errorNames,
  'IntervalSeconds?': atLeast(1),
  'BackoffRate?': atLeast(1),
  'MaxAttempts?': atLeast(0),
  'MaxDelaySeconds?': atLeast(1),
  'JitterStrategy?': exactly('FULL', 'NONE'),
});

const TRANSITION = { 'Next?': text, 'End?': exactly(true), 'Comment?': text };

const TASK = object({
  ...TRANSITION,
  Type: text,
  Resource: matching(/^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+$/),
  'Parameters?': requirePaths,
  'Retry?': (value, where) => {
    expecting(Array.isArray(value), value, where, 'a list');
    (value as unknown[]).forEach((retrier, index) => RETRIER(retrier, `${where}[${index}]`));
  },
  'TimeoutSeconds?': atLeast(1),
});

/** Names of objects are written out in what we use. */
const place = (name: string) => object({ Bucket: text, [name]: text });

const MAP = object({
  ...TRANSITION,
  Type: text,
  // 40 characters, and no white space: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
  Label: matching(/^[\w-]{1,40}$/),
  // 0 means no limit.
  MaxConcurrency: atLeast(1),
  'ToleratedFailurePercentage?': (value, where) =>
    expecting(typeof value === 'number' && value >= 0 && value <= 100, value, where, 'a number, 0 to 100'),
  ItemReader: object({
    Resource: matching(/^arn:aws[a-z-]*:states:::s3:getObject$/),
    ReaderConfig: object({ InputType: exactly('JSON') }),
    Parameters: place('Key'),
  }),
  ItemProcessor: (value, where) => machine({ ProcessorConfig: PROCESSOR })(value, where),
  ResultWriter: object({
    Resource: matching(/^arn:aws[a-z-]*:states:::s3:putObject$/),
    Parameters: place('Prefix'),
  }),
});

const PROCESSOR = object({ Mode: exactly('DISTRIBUTED'), ExecutionType: exactly('STANDARD') });

const STATES: Readonly<Record<string, Check>> = { Task: TASK, Map: MAP };

/** The fields of a state machine, and those of a processor besides. */
function machine(fields: Record<string, Check>): Check {
  const check = object({
    ...fields,
    StartAt: text,
    States: eachState,
    'TimeoutSeconds?': atLeast(1),
    'Comment?': text,
  });
  return (value, where) => {
    check(value, where);
    const states = value.States as Record<string, any>;
    const names = Object.keys(states);
    expecting(names.includes(value.StartAt), value.StartAt, `${where}.StartAt`, `a state: ${names.join(', ')}`);
    const ledTo = [value.StartAt, ...Object.values(states).map(({ Next }) => Next)];
    const left = names.find(name => !ledTo.includes(name));
    if (left !== undefined) throw new Error(`nothing leads to ${where}.States.${left}`);
  };
}

const eachState: Check = (value, where) => {
  expecting(typeof value === 'object' && value !== null, value, where, 'an object');
  for (const [name, state] of Object.entries<any>(value)) {
    const check = Object.hasOwn(STATES, state?.Type) ? STATES[state.Type] : undefined;
    if (!check) {
      throw new Error(
        `${where}.${name} has the type '${state?.Type}', which is not interpreted: ${Object.keys(STATES).join(', ')} are`,
      );
    }
    check(state, `${where}.${name}`);
    const { Next, End } = state;
    expecting((Next === undefined) !== (End === undefined), { Next, End }, `${where}.${name}`, 'either Next or End');
    if (Next !== undefined) expecting(Object.hasOwn(value, Next), Next, `${where}.${name}.Next`, 'a state');
  }
};

/** Reads a definition. @throws {Error} where it has what is not interpreted here, or what makes no sense */
export function readDefinition(definition: string): Machine {
  const value = JSON.parse(definition) as unknown;
  machine({})(value, 'definition');
  return value as Machine;
}

function expecting(condition: boolean, value: unknown, where: string, expected: string): void {
  if (!condition) throw new Error(`${where} is ${JSON.stringify(value)}, expected ${expected}`);
}
