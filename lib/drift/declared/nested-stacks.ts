import { dirname } from 'node:path';
import { MAX_TEMPLATE_BYTES } from './cloud-assembly';
import { DeclaredStack } from './declared-stack';
import { AssemblyFolder } from './private/assembly-folder';
import { hasIntent } from './private/intent';
import { JsonObject, member, members } from './private/json-value';
import { Unread } from './unread';

/**
 * Nested stacks of a cloud assembly that declare keys of ours. Such a template takes its values from its parent while that is
 * deployed, so the keys can't be told from the assembly: this says so, lest they pass for checked.
 *
 * @param directory the cloud assembly
 * @param stacks what was read from it
 * @throws DeclaredStateError where the template of a nested stack is missing, broken, too big, or elsewhere
 */
export function nestedStacksWithKeys(directory: string, stacks: readonly DeclaredStack[]): Unread[] {
  const assembly = new AssemblyFolder(directory);
  return stacks.flatMap(({ name, region, template, source }) =>
    nestedTemplates(assembly, dirname(source), template)
      .filter(nested => members(member(nested, 'Resources')).some(([, resource]) => isKeyOfOurs(resource)))
      .map(() => ({
        region: region ?? 'an unknown Region',
        message: `a nested stack of ${name} declares a key, and nested stacks are not read from a cloud assembly: check with --deployed`,
      })),
  );
}

/** The templates of the nested stacks of a template, and of theirs. */
function nestedTemplates(assembly: AssemblyFolder, folder: string, root: JsonObject): JsonObject[] {
  const found = [root];
  for (const template of found) {
    for (const [, resource] of members(member(template, 'Resources'))) {
      const file = member(resource, 'Metadata', 'aws:asset:path');
      if (member(resource, 'Type') !== 'AWS::CloudFormation::Stack' || typeof file !== 'string') continue;
      const what = 'the template of a nested stack';
      const nested = assembly.json(assembly.path(folder, file, what), what, MAX_TEMPLATE_BYTES);
      if (!found.includes(nested)) found.push(nested);
    }
  }
  return found.slice(1);
}

function isKeyOfOurs(resource: unknown): boolean {
  return String(member(resource, 'Type')).startsWith('AWS::KMS::') && hasIntent(resource);
}
