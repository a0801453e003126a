import { ConditionTable } from './conditions';
import { Template } from './template';
import { AwsError } from '../../http/aws-error';

/** Where `Fn::GetStackOutput` reads. */
export interface StackOutputReference {
  readonly stackName: string;
  readonly outputName: string;
  readonly region?: string;
  readonly roleArn?: string;
}

/** What intrinsic functions may refer to. */
export interface Scope {
  readonly template: Template;
  readonly conditions: ConditionTable;
  /** The value of a parameter or pseudo parameter, or the physical id of a resource. */
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  importValue(exportName: string): string;
  stackOutput(reference: StackOutputReference): string;
}

/** Stands, while a change set is made, for what is known only once it is executed. */
export const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** The value of `AWS::NoValue`: what has it is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

type Function = (argument: unknown, scope: Scope) => unknown;

const FUNCTIONS = new Map<string, Function>([
  ['Ref', (argument, scope) => scope.ref(text(argument, 'Ref'))],
  ['Fn::GetAtt', (argument, scope) => scope.attribute(...attributeReference(argument, scope))],
  ['Fn::Sub', (argument, scope) => substitute(argument, scope)],
  ['Fn::Join', (argument, scope) => join(argument, scope)],
  ['Fn::Select', (argument, scope) => select(argument, scope)],
  ['Fn::Split', (argument, scope) => split(argument, scope)],
  ['Fn::If', (argument, scope) => evaluate(scope.conditions.chosen(argument), scope)],
  ['Fn::FindInMap', (argument, scope) => findInMap(argument, scope)],
  ['Fn::Base64', (argument, scope) => Buffer.from(text(evaluate(argument, scope), 'Fn::Base64')).toString('base64')],
  ['Fn::ImportValue', (argument, scope) => scope.importValue(text(evaluate(argument, scope), 'Fn::ImportValue'))],
  ['Fn::GetStackOutput', (argument, scope) => scope.stackOutput(stackOutputReference(evaluate(argument, scope)))],
]);

/** Evaluates all intrinsic functions in a part of a template. */
export function evaluate(node: unknown, scope: Scope): unknown {
  if (Array.isArray(node)) return node.map(item => evaluate(item, scope)).filter(item => item !== NO_VALUE);
  if (typeof node !== 'object' || node === null) return node;
  const call = asCall(node);
  if (call) return call.run(call.argument, scope);
  const members = Object.entries(node)
    .map(([key, item]) => [key, evaluate(item, scope)] as const)
    .filter(([, item]) => item !== NO_VALUE);
  return Object.fromEntries(members);
}

/** The names of parameters and resources that a part of a template refers to, in the branches that are taken. */
export function references(node: unknown, conditions: ConditionTable): string[] {
  if (Array.isArray(node)) return node.flatMap(item => references(item, conditions));
  if (typeof node !== 'object' || node === null) return [];
  const call = asCall(node);
  if (call?.name === 'Ref') return [text(call.argument, 'Ref')];
  if (call?.name === 'Fn::If') return references(conditions.chosen(call.argument), conditions);
  if (call?.name === 'Fn::GetAtt') {
    const [logicalId, ...rest] = Array.isArray(call.argument)
      ? call.argument
      : text(call.argument, 'Fn::GetAtt').split('.');
    return [text(logicalId, 'Fn::GetAtt'), ...references(rest, conditions)];
  }
  if (call?.name === 'Fn::Sub') {
    const [pattern, variables] = subArguments(call.argument);
    const named = placeholders(pattern).filter(name => !Object.hasOwn(variables, name));
    return [...named.map(name => name.split('.')[0]), ...references(variables, conditions)];
  }
  return Object.values(node).flatMap(item => references(item, conditions));
}

/** The error for an intrinsic function that is used wrongly. */
export function templateError(reason: string): AwsError {
  return new AwsError('ValidationError', `Template error: ${reason}`);
}

function asCall(node: object): { name: string; argument: unknown; run: Function } | undefined {
  const entries = Object.entries(node);
  if (entries.length !== 1) return undefined;
  const [name, argument] = entries[0];
  if (name !== 'Ref' && !name.startsWith('Fn::')) return undefined;
  const run = FUNCTIONS.get(name);
  if (!run) throw templateError(`the function ${name} is not implemented by this endpoint, or does not belong here`);
  return { name, argument, run };
}

function attributeReference(argument: unknown, scope: Scope): [string, string] {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    if (dot > 0) return [argument.slice(0, dot), argument.slice(dot + 1)];
  } else if (Array.isArray(argument) && argument.length === 2) {
    return [text(argument[0], 'Fn::GetAtt'), text(evaluate(argument[1], scope), 'Fn::GetAtt')];
  }
  throw templateError(
    'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
  );
}

function substitute(argument: unknown, scope: Scope): string {
  const [pattern, variables] = subArguments(argument);
  return pattern.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (Object.hasOwn(variables, name)) return text(evaluate(variables[name], scope), 'Fn::Sub');
    const dot = name.indexOf('.');
    return text(dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1)), 'Fn::Sub');
  });
}

function subArguments(argument: unknown): [string, Record<string, unknown>] {
  if (typeof argument === 'string') return [argument, {}];
  const [pattern, variables] = Array.isArray(argument) ? argument : [];
  if (typeof pattern === 'string' && typeof variables === 'object' && variables !== null) {
    return [pattern, variables as Record<string, unknown>];
  }
  throw templateError("One or more Fn::Sub intrinsic functions don't specify expected arguments");
}

function placeholders(pattern: string): string[] {
  return [...pattern.matchAll(/\$\{([^!}][^}]*)\}/g)].map(match => match[1]);
}

function join(argument: unknown, scope: Scope): string {
  const [delimiter, list] = pair(argument, 'Fn::Join');
  const items = evaluate(list, scope);
  if (items === KNOWN_AFTER_APPLY) return items;
  if (!Array.isArray(items)) {
    throw templateError(
      'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined',
    );
  }
  return items.map(item => text(item, 'Fn::Join')).join(text(delimiter, 'Fn::Join'));
}

function select(argument: unknown, scope: Scope): unknown {
  const [index, list] = pair(argument, 'Fn::Select');
  const items = evaluate(list, scope);
  if (items === KNOWN_AFTER_APPLY) return items;
  const position = Number(evaluate(index, scope));
  if (!Array.isArray(items) || !Number.isInteger(position) || position < 0 || position >= items.length) {
    throw templateError('Fn::Select cannot select nonexistent value at index ' + String(index));
  }
  return items[position];
}

function split(argument: unknown, scope: Scope): unknown {
  const [delimiter, source] = pair(argument, 'Fn::Split');
  const whole = text(evaluate(source, scope), 'Fn::Split');
  return whole.includes(KNOWN_AFTER_APPLY) ? KNOWN_AFTER_APPLY : whole.split(text(delimiter, 'Fn::Split'));
}

function findInMap(argument: unknown, scope: Scope): unknown {
  const values = Array.isArray(argument) ? argument.map(item => evaluate(item, scope)) : [];
  const [map, top, second] = values.slice(0, 3).map(value => text(value, 'Fn::FindInMap'));
  const row = values.length >= 3 ? own(own(scope.template.Mappings, map), top) : undefined;
  const found = own(row, second);
  if (found !== undefined) return found;
  const options = values[3];
  if (typeof options === 'object' && options !== null && 'DefaultValue' in options) return options.DefaultValue;
  throw templateError(`Unable to get mapping for ${map}::${top}::${second}`);
}

function own(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, key)
    ? (object as Record<string, unknown>)[key]
    : undefined;
}

function stackOutputReference(argument: unknown): StackOutputReference {
  const name = 'Fn::GetStackOutput';
  const { StackName, OutputName, Region, RoleArn, ...rest } = (argument ?? {}) as Record<string, unknown>;
  if (Object.keys(rest).length > 0) throw templateError(`${name} has unknown members: ${Object.keys(rest)}`);
  return {
    stackName: text(StackName, name),
    outputName: text(OutputName, name),
    region: Region === undefined ? undefined : text(Region, name),
    roleArn: RoleArn === undefined ? undefined : text(RoleArn, name),
  };
}

function pair(argument: unknown, name: string): [unknown, unknown] {
  if (Array.isArray(argument) && argument.length === 2) return [argument[0], argument[1]];
  throw templateError(`every ${name} object requires two parameters`);
}

function text(value: unknown, name: string): string {
  if (['string', 'number', 'boolean'].includes(typeof value)) return String(value);
  throw templateError(`${name} needs a string, got ${value === undefined ? 'nothing' : JSON.stringify(value)}`);
}
