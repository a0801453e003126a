/** Options of the access that a service of Zoom's gets to the key. */
export interface ZoomAccessOptions {
  /**
   * The KMS actions that are allowed, such as `kms:Decrypt` or `kms:ReEncrypt*`, instead of those that Zoom's article
   * names. `kms:*` and actions of other services are refused.
   *
   * For the day on which Zoom changes its list before this library does.
   *
   * @default - the actions of Zoom's article
   * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0065902
   */
  readonly actions?: string[];
}
