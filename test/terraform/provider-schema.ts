import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Arguments of the providers azurerm 4.55.0, azuread 3.9.0 and oci 8.28.0, of the resources that the constructs make: from
 * `terraform providers schema -json`, cut down to what is checked. `description` is from the providers' documentation.
 */
const SCHEMAS: Record<string, Record<string, Arguments>> = JSON.parse(
  readFileSync(join(__dirname, 'provider-schemas.json'), 'utf8'),
);

type Arguments = Record<string, Argument | Block>;
type Type = string | [string, Type | Record<string, Type>];

interface Argument {
  mode: 'required' | 'optional' | 'computed';
  type: Type;
  deprecated?: true;
  sensitive?: true;
}

interface Block {
  block: Arguments;
  min?: number;
  max?: number;
}

const META = ['//', 'lifecycle', 'depends_on', 'provider', 'alias'];

/** Types of which there is no schema here. */
const UNCHECKED = ['time_sleep', 'azurerm_resource_group_template_deployment'];

/** What a provider would refuse, warn of, or should not be given in a file, in synthesised Terraform JSON. */
export function faultsOf(terraform: any): string[] {
  const blocks = ['resource', 'data'].flatMap(section =>
    Object.entries<any>(terraform[section] ?? {}).flatMap(([type, byName]) =>
      Object.entries<any>(byName).map(([name, value]) => ({ section, type, value, at: `${section}.${type}.${name}` })),
    ),
  );
  const providers = Object.entries<any>(terraform.provider ?? {}).flatMap(([type, configurations]) =>
    configurations.map((value: any) => ({ section: 'provider', type, value, at: `provider.${type}` })),
  );
  return [...blocks, ...providers].flatMap(({ section, type, value, at }) => {
    const known = SCHEMAS[section][type];
    if (known) return faultsIn(value, known, at);
    return UNCHECKED.includes(type) ? [] : [`${at}: there is no schema of it`];
  });
}

function faultsIn(value: any, known: Arguments, at: string): string[] {
  const given = Object.entries<any>(value)
    .filter(([name]) => !META.includes(name))
    .flatMap(([name, content]) => {
      const argument = known[name];
      if (!argument) return [`${at}.${name}: there is no such argument`];
      return 'block' in argument
        ? faultsInBlocks([content].flat(), argument, `${at}.${name}`)
        : faultsInArgument(content, argument, `${at}.${name}`);
    });
  const missing = Object.entries(known)
    .filter(([name, argument]) => value[name] === undefined && isRequired(argument))
    .map(([name]) => `${at}.${name}: is required`);
  return [...given, ...missing];
}

const isRequired = (argument: Argument | Block) =>
  'block' in argument ? !!argument.min : argument.mode === 'required';

function faultsInBlocks(values: any[], { block, min = 0, max = Infinity }: Block, at: string): string[] {
  const count = values.length < min || values.length > max ? [`${at}: ${values.length} blocks`] : [];
  return [...count, ...values.flatMap(each => faultsIn(each, block, at))];
}

function faultsInArgument(value: any, { mode, type, deprecated, sensitive }: Argument, at: string): string[] {
  return [
    mode === 'computed' && `${at}: is set by the provider`,
    deprecated && `${at}: is deprecated`,
    sensitive && !isExpression(value) && `${at}: is a secret`,
    !fits(value, type) && `${at}: does not fit ${JSON.stringify(type)}`,
  ].filter(fault => fault !== false && fault !== undefined);
}

const isExpression = (value: unknown) => typeof value === 'string' && value.includes('${');

function fits(value: any, type: Type): boolean {
  if (isExpression(value)) return true;
  if (typeof type === 'string') return typeof value === (type === 'bool' ? 'boolean' : type);
  const [kind, inner] = type;
  if (kind === 'map') return Object.values(value).every(each => fits(each, inner as Type));
  return Array.isArray(value) && value.every(each => fits(each, inner as Type));
}
