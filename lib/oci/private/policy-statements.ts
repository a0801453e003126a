import { IConstruct } from 'constructs';
import { fail } from '../../private/fail';
import { requireFormat } from '../../private/terraform/require-format';
import { warn } from '../../private/terraform/warn';
import { ZOOM_VAULT_KEY } from '../../zoom';
import { ZoomAdmitStatement } from '../zoom-admit-statement';
import { ZoomKeyBrokerGroup } from '../zoom-key-broker-group';
import { AdmitContext } from './admit-context';
import { FORMATS, realmOf } from './formats';

const TENANCY = ZOOM_VAULT_KEY.tenancyName.value;
const GROUP = ZOOM_VAULT_KEY.groupName.value;

/** Who is admitted is not left to a statement of the user's: a token in it may be any text, but stands behind these words. */
const ADMIT = new RegExp(`^admit +group +${GROUP} +of +tenancy +${TENANCY} +to +[^\\s].*$`, 'i');

/** A statement that is known to Terraform only, as a whole. */
const EXPRESSION = /^\$\{[^{}]*\}$/;

/** Words with which a statement reaches further than one key of one compartment. */
const BROAD = /\bto +(manage\b|\{)|\bin +tenancy\b|\b(all-resources|[a-z-]+-family)\b/i;

/** Zoom's group, as the user or the article names it. */
export function keyBrokerGroup(
  scope: IConstruct,
  tenancyOcid: string,
  chosen: ZoomKeyBrokerGroup | undefined,
): ZoomKeyBrokerGroup {
  requireFormat(scope, "the key broker's tenancyOcid", chosen?.tenancyOcid, FORMATS.tenancy);
  requireFormat(scope, "the key broker's groupOcid", chosen?.groupOcid, FORMATS.group);
  const group = chosen ?? {
    tenancyOcid: ZOOM_VAULT_KEY.tenancyOcid.value,
    groupOcid: ZOOM_VAULT_KEY.groupOcid.value,
  };
  const [realm, ...zoomRealms] = [tenancyOcid, group.tenancyOcid, group.groupOcid].map(realmOf);
  const another = zoomRealms.find(zoomRealm => realm && zoomRealm && zoomRealm !== realm);
  if (another) {
    fail(
      scope,
      `your tenancy is in the realm ${realm}, Zoom's in ${another}, and no policy reaches from one to the other: ask Zoom for its tenancy in ${realm}, and give it with keyBroker`,
    );
  }
  return group;
}

/** The statements of the policy: who Zoom is, and what it is admitted to do. */
export function policyStatements(
  scope: IConstruct,
  group: ZoomKeyBrokerGroup,
  admitted: ZoomAdmitStatement[],
  context: AdmitContext,
): string[] {
  if (admitted.length === 0) fail(scope, 'admit has at least one statement, got none: Zoom could not use the key');
  const statements = admitted.map(statement => statement._render(context));
  for (const statement of statements.filter(each => !EXPRESSION.test(each))) {
    if (!ADMIT.test(statement)) {
      fail(
        scope,
        `a statement of ZoomAdmitStatement.custom(...) is one line that starts with 'Admit group ${GROUP} of tenancy ${TENANCY} to', got '${statement}'`,
      );
    }
    if (BROAD.test(statement)) {
      warn(
        scope,
        'broadAdmit',
        `'${statement}' admits Zoom to more than the use of keys in one compartment, which is enough, as far as we know`,
      );
    }
  }
  return [
    `Define tenancy ${TENANCY} as ${group.tenancyOcid}`,
    `Define group ${GROUP} as ${group.groupOcid}`,
    ...statements,
  ];
}
