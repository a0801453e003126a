import { DeclaredStateError } from '../../declared/declared-state-error';
import { JsonObject, member, members } from '../../json-value';
import { shown } from '../../shown';
import { MOST_NESTED_MODULES } from '../limits';
import { ConfigurationBlock } from '../plan';
import { RESOURCE_TYPES } from './resource-types';

/** What the configuration of a plan says. */
export interface Configuration {
  /** By module and address: `module.a oci_kms_key.this`. */
  readonly blocks: ReadonlyMap<string, ConfigurationBlock>;
  /** Keys of resource blocks, data sources aside, of which there is exactly one instance. */
  readonly single: ReadonlySet<string>;
}

/** A module that is yet to be read. */
interface Module {
  /** Without instance keys. */
  readonly path: string;
  readonly content: unknown;
  readonly depth: number;
  /** Whether there may be several of it, or none. */
  readonly isRepeated: boolean;
}

/** Key of a block in {@link Configuration}. */
export function blockKey(module: string, block: string): string {
  return `${module} ${block}`;
}

/**
 * The resource blocks of a plan's configuration, those of its modules included, with what they refer to.
 *
 * @throws DeclaredStateError where modules are nested too deep
 */
export function configurationOf(plan: JsonObject, name: string): Configuration {
  const blocks = new Map<string, ConfigurationBlock>();
  const single = new Set<string>();
  const providers = member(plan, 'configuration', 'provider_config');
  const left: Module[] = [
    { path: '', content: member(plan, 'configuration', 'root_module'), depth: 0, isRepeated: false },
  ];
  while (left.length > 0) {
    const module = left.pop()!;
    if (module.depth > MOST_NESTED_MODULES) {
      throw new DeclaredStateError(
        `the plan '${shown(name)}' has modules nested more than ${MOST_NESTED_MODULES} deep: no module can call itself, so check that the file is what \`terraform show -json\` wrote`,
      );
    }
    for (const resource of listOf(member(module.content, 'resources'))) {
      const [address, type] = [member(resource, 'address'), member(resource, 'type')];
      if (typeof address !== 'string' || typeof type !== 'string' || !RESOURCE_TYPES.has(type)) continue;
      const key = blockKey(module.path, address);
      blocks.set(key, blockOf(resource, providers));
      if (!module.isRepeated && !isRepeated(resource) && member(resource, 'mode') === 'managed') single.add(key);
    }
    for (const [called, call] of members(member(module.content, 'module_calls'))) {
      left.push({
        path: module.path === '' ? `module.${called}` : `${module.path}.module.${called}`,
        content: member(call, 'module'),
        depth: module.depth + 1,
        isRepeated: module.isRepeated || isRepeated(call),
      });
    }
  }
  return { blocks, single };
}

function isRepeated(block: unknown): boolean {
  return member(block, 'count_expression') !== undefined || member(block, 'for_each_expression') !== undefined;
}

function blockOf(resource: unknown, providers: unknown): ConfigurationBlock {
  const expressions = members(member(resource, 'expressions'));
  const provider = member(resource, 'provider_config_key');
  const region =
    typeof provider === 'string' ? member(providers, provider, 'expressions', 'region', 'constant_value') : undefined;
  return {
    references: new Map(
      expressions.map(([argument, expression]) => [
        argument,
        listOf(member(expression, 'references')).filter(reference => typeof reference === 'string'),
      ]),
    ),
    given: new Set(expressions.map(([argument]) => argument)),
    region: typeof region === 'string' ? region : undefined,
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
