import { parseArn } from '../key-policy';
import { ZOOM_KEY_BROKER, ZOOM_SEARCH_SERVICE } from '../zoom';

/** Which of Zoom's services a principal is. */
export type ZoomService = 'key-broker' | 'search-service';

const ACCOUNTS: ReadonlyMap<string, ZoomService> = new Map([
  [accountOf(ZOOM_KEY_BROKER.accountRootArn.value)!, 'key-broker'],
  [accountOf(ZOOM_SEARCH_SERVICE.roleArn.value)!, 'search-service'],
]);
const NAMES = { 'key-broker': 'Zoom key broker', 'search-service': 'Zoom search service' };

/** Which of Zoom's services a principal is, by its account; nothing where it is none. */
export function zoomServiceOf(principal: string): ZoomService | undefined {
  return ACCOUNTS.get(accountOf(principal) ?? '');
}

/** What people call a principal: `Zoom key broker (409910850980)`, `anyone`, `account 111122223333`, else its ARN. */
export function nameOfPrincipal(principal: string): string {
  const arn = parseArn(principal);
  const service = zoomServiceOf(principal);
  if (principal === '*') return 'anyone';
  if (arn === undefined) return principal;
  const isRoot = arn.resource === 'root';
  if (service) return `${NAMES[service]} (${isRoot ? arn.account : `${arn.resource} of ${arn.account}`})`;
  return isRoot ? `account ${arn.account}` : principal;
}

function accountOf(principal: string): string | undefined {
  return parseArn(principal)?.account;
}
