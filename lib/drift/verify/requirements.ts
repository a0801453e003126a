import { ZOOM_KEY_BROKER, ZOOM_SEARCH_SERVICE, ZOOM_STATEMENT_IDS } from '../../zoom';

/** What of Zoom's has to have access to a key. */
export interface ZoomRequirements {
  /** The key broker as its whole account, or as its role alone: Zoom's article lets one choose. */
  readonly broker: 'account' | 'role';
  /** Whether the search service needs access too: it does where search data encryption is enabled. */
  readonly search: boolean;
}

const BROKER_PRINCIPALS: Readonly<Record<ZoomRequirements['broker'], string>> = {
  account: ZOOM_KEY_BROKER.accountRootArn.value,
  role: ZOOM_KEY_BROKER.roleArn.value,
};

/** The least policy of a key that Zoom can use: its owner stays in control, and Zoom does what its article names. */
export function requiredPolicy({ broker, search }: ZoomRequirements, owner: string) {
  return {
    Version: '2012-10-17',
    Statement: [
      allowing('AccountRootFullAccess', `arn:aws:iam::${owner}:root`, ['kms:*']),
      allowing(ZOOM_STATEMENT_IDS.keyBroker, BROKER_PRINCIPALS[broker], ZOOM_KEY_BROKER.actions.value),
      ...(search
        ? [allowing(ZOOM_STATEMENT_IDS.search, ZOOM_SEARCH_SERVICE.roleArn.value, ZOOM_SEARCH_SERVICE.actions.value)]
        : []),
    ],
  };
}

function allowing(Sid: string, principal: string, Action: readonly string[]) {
  return { Sid, Effect: 'Allow', Principal: { AWS: principal }, Action, Resource: '*' };
}
