import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { MAX_TEMPLATE_BYTES } from './cloud-assembly';
import { DeclaredStack } from './declared-stack';
import { JsonObject, member, members } from '../json-value';
import { shown } from '../shown';
import { hasIntent } from './intent';
import { AssemblyFolder } from './private/assembly-folder';
import { Unread } from './unread';

/**
 * Nested stacks of a cloud assembly that declare keys of ours. Such a template takes its values from its parent while that is
 * deployed, so the keys can't be told from the assembly: this says so, lest they pass for checked.
 *
 * @param directory the cloud assembly
 * @param stacks what was read from it
 * @throws DeclaredStateError where the list of a stack's assets, or the template of a nested stack, is missing, broken or elsewhere
 */
export function nestedStacksWithKeys(directory: string, stacks: readonly DeclaredStack[]): Unread[] {
  const assembly = new AssemblyFolder(directory);
  return stacks.flatMap(stack =>
    nestedTemplates(assembly, stack)
      .filter(template => members(member(template, 'Resources')).some(([, resource]) => isKeyOfOurs(resource)))
      .map(() => ({
        region: stack.region ?? 'an unknown Region',
        message: `a nested stack of ${shown(stack.name)} declares a key, and nested stacks are not read from a cloud assembly: check with --deployed`,
      })),
  );
}

/** The templates among a stack's assets: those of its nested stacks, however deep, and of theirs. */
function nestedTemplates(assembly: AssemblyFolder, { source }: DeclaredStack): JsonObject[] {
  const folder = dirname(source);
  const list = source.replace(/\.template\.json$/, '.assets.json');
  if (list === source || !existsSync(list)) return [];
  const assets = assembly.json(
    assembly.path(folder, basename(list), 'the list of assets'),
    'the list of assets',
    MAX_TEMPLATE_BYTES,
  );
  return members(member(assets, 'files'))
    .map(([, asset]) => member(asset, 'source', 'path'))
    .filter((path): path is string => typeof path === 'string' && path.endsWith('.nested.template.json'))
    .map(path => {
      const what = 'the template of a nested stack';
      return assembly.json(assembly.path(folder, path, what), what, MAX_TEMPLATE_BYTES);
    });
}

function isKeyOfOurs(resource: unknown): boolean {
  const type = member(resource, 'Type');
  return typeof type === 'string' && type.startsWith('AWS::KMS::') && hasIntent(resource);
}
