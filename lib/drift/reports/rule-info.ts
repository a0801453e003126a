import { portableText } from './portable-text';
import { docsPage } from '../repository';
import { DRIFT_RULES, RuleInfo } from '../rules';
import { PLAN_RULES } from '../terraform/rules';

const RULES: ReadonlyMap<string, RuleInfo> = new Map([...DRIFT_RULES, ...PLAN_RULES].map(rule => [rule.id, rule]));

/** The rule of a finding. One that is not in the catalogue, as of a later release, is taken for a severe one that only its id tells. */
export function ruleOf(id: string): RuleInfo {
  return (
    RULES.get(id) ?? {
      id,
      severity: 'high',
      kind: 'drift',
      cause: `Something that the rule ${id} looks for.`,
      explanation:
        'The catalogue of this release does not explain the rule: the message of the finding says what was seen.',
      remedy: 'Look up the rule in the catalogue of the release that made the finding.',
    }
  );
}

/** Where the catalogue explains a rule. */
export function rulePage(id: string): string {
  return `${docsPage('rules.md')}#${encodeURIComponent(portableText(id))}`;
}
