import { DriftRule } from './rule';

/** Finds tags that are missing, changed, or unknown to the code. */
export const tagsDiffer: DriftRule = {
  id: 'tags-differ',
  severity: 'low',
  kind: 'drift',
  cause: 'The tags of a key are not those that the code declares.',
  explanation:
    'Tags may decide on access (`aws:ResourceTag` conditions) and on costs. Tags that begin with `aws:` are not compared.',
  remedy: 'Tag the key as declared: `zoom-cmk drift --fix-plan` prints the command.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html',
  observe: ({ live, declared: { tags, region } }) => {
    if (!live || 'failure' in live.tags || 'unresolved' in tags) return [];
    const [has, declared] = [live.tags.value, tags.value];
    const names = [...new Set([...Object.keys(declared), ...Object.keys(has)])].sort();
    return names
      .filter(name => tagOf(has, name) !== tagOf(declared, name))
      .map(name => ({
        message: `the tag ${name} of the key in ${region} is ${shown(tagOf(has, name))}, the code declares ${shown(tagOf(declared, name))}`,
      }));
  },
};

/** The value of a tag; nothing where there is none, whatever objects have by themselves. */
export function tagOf(tags: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(tags, name) ? tags[name] : undefined;
}

function shown(value: string | undefined): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
