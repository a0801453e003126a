/** Properties of a compartment that is made. */
export interface ZoomCompartmentProps {
  /**
   * Name of the compartment: 1 to 100 letters, digits, `.`, `_` and `-`, unique among its siblings.
   *
   * @default 'zoom-cmk'
   */
  readonly name?: string;

  /**
   * OCID of the parent compartment.
   *
   * @default - the tenancy, which is the root compartment
   */
  readonly parentOcid?: string;
}
