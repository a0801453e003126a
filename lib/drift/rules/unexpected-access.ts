import { alikeChanges, gainInWords } from '../access-words';
import { isConsoleForm } from './console-form';
import { DriftRule } from './rule';

/** Finds whoever may do more than the code says. */
export const unexpectedAccess: DriftRule = {
  id: 'unexpected-access',
  severity: 'critical',
  kind: 'drift',
  cause: 'Somebody may do with the key what the code does not let them do.',
  explanation:
    'The live policy was changed past the code. Who may use a key reads what it protects; who may change its policy or make grants can let others in.',
  remedy:
    'Find out who changed the policy (CloudTrail: PutKeyPolicy), then put the declared policy back, or declare the access.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  observe: ({ policy, declared }) =>
    alikeChanges((policy.comparison?.gains ?? []).filter(gain => !isConsoleForm(gain))).map(gains => ({
      message: gainInWords(gains, declared.region),
      gains,
    })),
};
