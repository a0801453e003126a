import { Finding } from '../../finding';
import { ruleOf } from '../rule-info';
import { regionInWords, remedyOf } from '../words';
import { withCommands } from './commands';
import { Markup, markup } from './markup';
import { CLOUD_NAMES, nameOfKey } from './names';

type Fact = readonly [term: string, fact: Markup | string];

/** What is known of a finding, beside its message and what was gained or lost. */
export function factsOf(finding: Finding): Fact[] {
  const { ruleId, cloud, account, region, keyArn, stack, logicalId, source, fingerprint, suppressed } = finding;
  const rule = ruleOf(ruleId);
  const facts: (readonly [string, Markup | string | undefined])[] = [
    ['Suppressed', suppressed && `until ${suppressed.expires}: ${suppressed.reason}`],
    ['Rule', markup`<code>${ruleId}</code>: ${rule.cause}`],
    ['Key', markup`<code>${nameOfKey(finding)}</code>`],
    ['Where', [CLOUD_NAMES[cloud], account, regionInWords(region)].filter(Boolean).join(', ')],
    ['Key ARN', keyArn && markup`<code>${keyArn}</code>`],
    ['Stack and resource', stack && markup`<code>${[stack, logicalId].filter(Boolean).join(', ')}</code>`],
    ['Source', source && markup`<code>${source.file}:${source.line}</code>`],
    ['Why it matters', withCommands(rule.explanation)],
    ['What to do', withCommands(remedyOf(finding))],
    ['See', rule.source && link(rule.source)],
    ['Fingerprint', markup`<code>${fingerprint}</code>`],
  ];
  return facts.filter((fact): fact is Fact => fact[1] !== undefined && fact[1] !== '');
}

/** A page that people may follow, and that nothing asks for by itself. */
function link(page: string): Markup {
  return markup`<a href="${page}" rel="noreferrer noopener">${page}</a>`;
}
