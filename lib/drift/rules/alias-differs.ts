import { DriftRule } from './rule';

/** Finds aliases that are missing, or that the code does not know. */
export const aliasDiffers: DriftRule = {
  id: 'alias-differs',
  severity: 'medium',
  kind: 'drift',
  cause: 'A key lacks an alias that the code declares, or has one that it does not.',
  explanation:
    'Aliases are Regional: one that is missing, or points to another key, breaks whoever uses the key by its name.',
  remedy: 'Make or delete the alias: `zoom-cmk drift --fix-plan` prints the command.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
  observe: ({ live, declared: { aliases, region } }) => {
    if (!live || 'failure' in live.aliases || 'unresolved' in aliases) return [];
    const [has, declared] = [live.aliases.value, aliases.value];
    return [
      ...declared
        .filter(alias => !has.includes(alias))
        .map(alias => ({ message: `the key in ${region} lacks ${alias}` })),
      ...has
        .filter(alias => !declared.includes(alias))
        .map(alias => ({
          message: `the key in ${region} has ${alias}, which the code does not declare`,
          severity: 'low' as const,
        })),
    ];
  },
};
