import { ParameterDefinition, Template } from './template';
import { AwsError } from '../../http/aws-error';

/** A parameter as a request gives it. */
export interface GivenParameter {
  readonly key: string;
  readonly value?: string;
  readonly usePrevious: boolean;
}

/** The value of every parameter of a template, as text. */
export type ParameterValues = ReadonlyMap<string, string>;

const LIST_TYPES = ['CommaDelimitedList', 'List<Number>', 'List<String>'];
const PLAIN_TYPES = ['String', 'Number', 'CommaDelimitedList', 'List<Number>'];
/** Its value is the name of an SSM parameter; what `Ref` gives is that one's value, of the type in brackets. */
const STORED_TYPE = /^AWS::SSM::Parameter::Value<(String|CommaDelimitedList|List<String>)>$/;

/** Decides the value of every parameter: given, previous or default. */
export function resolveParameters(
  template: Template,
  given: GivenParameter[],
  previous: ParameterValues,
): ParameterValues {
  const unknown = given.filter(({ key }) => !Object.hasOwn(template.Parameters, key)).map(({ key }) => key);
  if (unknown.length > 0) throw invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const values = new Map<string, string>();
  const missing: string[] = [];
  for (const [name, definition] of Object.entries(template.Parameters)) {
    checkType(name, definition);
    const parameter = given.find(({ key }) => key === name);
    const fallback = definition.Default === undefined ? undefined : String(definition.Default);
    const value = parameter?.usePrevious ? previous.get(name) : (parameter?.value ?? fallback);
    if (value === undefined) missing.push(name);
    else values.set(name, checked(name, definition, value));
  }
  if (missing.length > 0) throw invalid(`Parameters: [${missing.join(', ')}] must have values`);
  return values;
}

/** The values of the SSM parameters that parameters of a template name. */
export function storedValues(
  template: Template,
  values: ParameterValues,
  lookUp: (name: string) => string | undefined,
): ParameterValues {
  const named = [...values].filter(([parameter]) => STORED_TYPE.test(template.Parameters[parameter].Type));
  const found = named.map(([parameter, name]) => ({ parameter, name, value: lookUp(name) }));
  const missing = found.filter(({ value }) => value === undefined).map(({ name }) => name);
  if (missing.length > 0) {
    throw invalid(`Unable to fetch parameters [${missing.join(',')}] from parameter store for this account.`);
  }
  return new Map(found.map(({ parameter, value }) => [parameter, value!]));
}

/** The value that `Ref` gives for a parameter: a list for the list types. */
export function parameterReference({ Type }: ParameterDefinition, value: string): string | string[] {
  if (!LIST_TYPES.includes(STORED_TYPE.exec(Type)?.[1] ?? Type)) return value;
  return value === '' ? [] : value.split(',').map(item => item.trim());
}

function checkType(name: string, { Type }: ParameterDefinition): void {
  if (PLAIN_TYPES.includes(Type) || STORED_TYPE.test(Type)) return;
  throw invalid(
    `Parameter ${name} has type ${Type}, which is not implemented by this endpoint: it knows no EC2 values`,
  );
}

function checked(name: string, definition: ParameterDefinition, value: string): string {
  const refuse = (why: string) => invalid(`Parameter '${name}' ${why}`);
  const numbers = definition.Type === 'Number' ? [value] : definition.Type === 'List<Number>' ? value.split(',') : [];
  if (numbers.some(text => text.trim() === '' || Number.isNaN(Number(text)))) throw refuse('must be a number.');
  if (definition.AllowedValues && !definition.AllowedValues.map(String).includes(value)) {
    throw refuse(`must be one of AllowedValues`);
  }
  if (definition.AllowedPattern !== undefined && !patternOf(name, definition.AllowedPattern).test(value)) {
    throw refuse(`must match pattern ${definition.AllowedPattern}`);
  }
  const limits: [unknown, number, (size: number, limit: number) => boolean, string][] = [
    [definition.MinLength, value.length, (size, limit) => size >= limit, 'length greater than or equal to'],
    [definition.MaxLength, value.length, (size, limit) => size <= limit, 'length less than or equal to'],
    [definition.MinValue, Number(value), (size, limit) => size >= limit, 'value greater than or equal to'],
    [definition.MaxValue, Number(value), (size, limit) => size <= limit, 'value less than or equal to'],
  ];
  for (const [limit, size, fits, what] of limits) {
    if (limit !== undefined && !fits(size, Number(limit))) throw refuse(`must have ${what} ${limit}`);
  }
  return value;
}

function patternOf(name: string, pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    throw invalid(`Template format error: AllowedPattern of parameter ${name} is not a regular expression: ${pattern}`);
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
