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
      .filter(name => has[name] !== declared[name])
      .map(name => ({
        message: `the tag ${name} of the key in ${region} is ${shown(has[name])}, the code declares ${shown(declared[name])}`,
      }));
  },
};

function shown(value: string | undefined): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
