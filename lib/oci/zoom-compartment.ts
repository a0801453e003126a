import { Construct } from 'constructs';
import { IdentityCompartment } from './bindings/identity-compartment';
import { OciProvider } from './bindings/oci-provider';
import { FORMATS } from './private/formats';
import { ZoomCompartmentProps } from './zoom-compartment-props';
import { claim } from '../private/terraform/claim';
import { requireFormat } from '../private/terraform/require-format';

/**
 * The compartment of the key. Zoom recommends a new one for isolation.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0057906
 */
export class ZoomCompartment {
  /**
   * Makes a compartment. Where its parent has one of that name, Oracle's provider takes that over, with the keys in it: take a name
   * that is yours alone, or `ZoomAdmitStatement.useThisKey()`.
   *
   * Destroying the stack leaves the compartment where it is: it can't be deleted while the vault waits for its deletion.
   */
  public static create(props: ZoomCompartmentProps = {}): ZoomCompartment {
    return new ZoomCompartment(true, (scope, tenancyOcid, provider, tags) => {
      const { name = 'zoom-cmk', parentOcid = tenancyOcid } = props;
      requireFormat(scope, "the compartment's name", name, FORMATS.name);
      requireFormat(scope, 'parentOcid', parentOcid, FORMATS.compartment);
      claim(scope, `compartment ${parentOcid}/${name}`, `the compartment '${name}'`, 'give each key a name of its own');
      return new IdentityCompartment(scope, 'Compartment', {
        compartmentId: parentOcid,
        name,
        description: "The key with which Zoom's Customer Managed Key service encrypts",
        freeformTags: tags,
        provider,
      }).id;
    });
  }

  /**
   * A compartment that exists already.
   *
   * @param compartmentOcid its OCID; that of the tenancy is the root compartment.
   */
  public static existing(compartmentOcid: string): ZoomCompartment {
    return new ZoomCompartment(false, scope => {
      requireFormat(scope, "the compartment's OCID", compartmentOcid, FORMATS.compartment);
      return compartmentOcid;
    });
  }

  private constructor(
    /**
     * Whether it holds nothing but what is made for Zoom.
     *
     * @internal
     */
    public readonly _isOwn: boolean,
    /**
     * The OCID, of what is made for it in a scope.
     *
     * @internal
     */
    public readonly _ocidIn: (
      scope: Construct,
      tenancyOcid: string,
      provider?: OciProvider,
      tags?: Record<string, string>,
    ) => string,
  ) {}
}
