/** What a statement for Zoom is made of. */
export interface AdmitContext {
  readonly keyOcid: string;
  readonly keyCompartmentOcid: string;
  readonly vaultCompartmentOcid: string;
}
