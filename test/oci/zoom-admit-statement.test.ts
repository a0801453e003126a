import * as fc from 'fast-check';
import { stackWithKey } from './support';
import { ZoomAdmitStatement } from '../../lib/oci';
import { ZOOM_VAULT_KEY } from '../../lib/zoom';
import { resourceOf, warningsOf } from '../terraform/support';

const ADMIT = 'Admit group CMKKeyBroker of tenancy ZoomCMK to';

/** The statements of the policy without the definitions. */
const admitted = (...admit: ZoomAdmitStatement[]): string[] =>
  resourceOf(stackWithKey({ admit }), 'oci_identity_policy').statements.slice(2);

test('what is admitted by default is inferred, and says so', () => {
  expect(ZOOM_VAULT_KEY.admitted.confidence).toBe('inferred');
  expect(admitted(ZoomAdmitStatement.useKeys(), ZoomAdmitStatement.readVaults())).toEqual([
    expect.stringMatching(/^Admit group CMKKeyBroker of tenancy ZoomCMK to use keys in compartment id \S+$/),
    expect.stringMatching(/^Admit group CMKKeyBroker of tenancy ZoomCMK to read vaults in compartment id \S+$/),
  ]);
});

test('use can be narrowed to the key', () => {
  expect(admitted(ZoomAdmitStatement.useThisKey())).toEqual([
    expect.stringMatching(/ to use keys in compartment id \S+ where target\.key\.id = '\$\{oci_kms_key\.\w+\.id\}'$/),
  ]);
});

test('a statement that Zoom has given stands as it is', () => {
  const statement = 'admit  group CMKKeyBroker of tenancy ZoomCMK to use key-delegate in compartment zoom-cmk';
  expect(admitted(ZoomAdmitStatement.custom(statement))).toEqual([statement]);
});

test.each([
  '',
  'Allow group CMKKeyBroker to use keys in tenancy',
  'Admit group Everyone of tenancy ZoomCMK to use keys in compartment zoom-cmk',
  'Admit group CMKKeyBroker of tenancy Another to use keys in compartment zoom-cmk',
  'Admit any-group of tenancy ZoomCMK to use keys in compartment zoom-cmk',
  `${ADMIT} `,
  `${ADMIT} use keys in compartment zoom-cmk\nAllow any-user to manage all-resources in tenancy`,
])('fails with the statement %j', statement => {
  expect(() => stackWithKey({ admit: [ZoomAdmitStatement.custom(statement)] })).toThrow(
    `a statement of ZoomAdmitStatement.custom(...) is one line that starts with '${ADMIT}', got '${statement}'`,
  );
});

test('whatever is given as a statement, nobody but the key broker is admitted', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map(rest => `${ADMIT} ${rest}`),
        fc.string().map(rest => `Admit ${rest}`),
      ),
      statement => {
        let statements: string[] = [];
        try {
          statements = admitted(ZoomAdmitStatement.custom(statement.replace(/[${}]/g, '')));
        } catch {
          return;
        }
        for (const each of statements) {
          expect(each).toMatch(/^admit +group +CMKKeyBroker +of +tenancy +ZoomCMK +to +.+$/i);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test.each([
  `${ADMIT} manage keys in compartment zoom-cmk`,
  `${ADMIT} use keys in tenancy`,
  `${ADMIT} read all-resources in compartment zoom-cmk`,
  `${ADMIT} use secret-family in compartment zoom-cmk`,
])('a statement that reaches further than a key warns: %s', statement => {
  expect(warningsOf(stackWithKey({ admit: [ZoomAdmitStatement.custom(statement)] }))).toEqual(['broadAdmit']);
});
