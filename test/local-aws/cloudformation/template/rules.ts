import { ConditionTable } from './conditions';
import { Template } from './template';
import { AwsError } from '../../http/aws-error';

/** Refuses parameters that break a rule: CDK's default synthesizer writes one about the version of the bootstrap stack. */
export function checkRules({ Rules }: Template, conditions: ConditionTable): void {
  for (const [name, { RuleCondition, Assertions = [] }] of Object.entries(Rules)) {
    if (RuleCondition !== undefined && !conditions.test(RuleCondition)) continue;
    const broken = Assertions.find(({ Assert }) => !conditions.test(Assert));
    if (broken) {
      throw new AwsError('ValidationError', `Rule ${name} failed: ${broken.AssertDescription ?? 'no reason'}`);
    }
  }
}
