import { changesInWords } from '../../lib/drift/changes-in-words';
import { AccessChange } from '../../lib/key-policy';

const change: AccessChange = { principal: 'p', action: 'kms:Decrypt', before: 'none', after: 'direct' };

test.each<[AccessChange[], AccessChange[], string]>([
  [[], [], ''],
  [[change], [], '1 more allowed action'],
  [[], [change, change], '2 fewer allowed actions'],
  [[change, change], [change], '2 more allowed actions and 1 fewer allowed action'],
])('%# gains and losses are counted', (gains, losses, words) => {
  expect(changesInWords(gains, losses)).toBe(words);
});
