import { alikeChanges } from '../../access-words';
import { DriftRule } from '../../rules';
import { consoleForm, isConsoleForm } from '../../rules/console-form';
import { mayInWords } from '../words';

/** Names what the console's "Add other AWS accounts" writes beyond the article's JSON: the article recommends that way. */
export const consoleFormNamed: DriftRule = {
  ...consoleForm,
  kind: 'note',
  remedy:
    'Leave it: Zoom recommends this way. Without it, the key broker has the access that the JSON of the article gives.',
  observe: ({ policy, declared }) =>
    alikeChanges((policy.comparison?.gains ?? []).filter(isConsoleForm)).map(gains => ({
      message: `${mayInWords(gains, declared.region)}: what the console's "Add other AWS accounts" writes, as Zoom's article recommends`,
      gains,
    })),
};
