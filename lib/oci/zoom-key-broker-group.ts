/**
 * The group that Zoom's key broker is in, should Zoom name another than in its article.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0057906
 */
export interface ZoomKeyBrokerGroup {
  /** OCID of Zoom's tenancy. */
  readonly tenancyOcid: string;

  /** OCID of the group in Zoom's tenancy. */
  readonly groupOcid: string;
}
